package org.opnfv.doctor.functest.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM file (RFC 7468, and RFC 1421 for encrypted ones). Text between blocks is skipped, as OpenSSL does.
 *
 * @param type the type after BEGIN, such as {@code CERTIFICATE}
 * @param encryption value of its header DEK-Info, the cipher and its initial vector; null for none
 */
record Pem(String type, String encryption, byte[] content) {
    private static final int LARGEST = 16 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*((?:[\\w-]+:[^\\n]*\\n)*)([^-]*)-----END \\1-----");
    private static final Pattern ENCRYPTION = Pattern.compile("DEK-Info:\\s*(\\S+)");

    /**
     * The blocks of a file in their order, at least one.
     *
     * @throws IOException when it cannot be read, or is no PEM file
     */
    static List<Pem> read(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException(
                    "it cannot be read (" + e.getClass().getSimpleName() + "); check path and permissions", e);
        }
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            Matcher encryption = ENCRYPTION.matcher(block.group(2));
            blocks.add(new Pem(block.group(1), encryption.find() ? encryption.group(1) : null, decode(block.group(3))));
        }
        if (blocks.isEmpty()) {
            throw new IOException(
                    text.isBlank()
                            ? "it is empty"
                            : text.startsWith("0")
                                    ? "it is not PEM; 'openssl x509 -inform der' or 'openssl pkcs12' make PEM of it"
                                    : "it holds no PEM block");
        }
        return blocks;
    }

    private static byte[] decode(String base64) throws IOException {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("a block of it is not base64", e);
        }
    }
}
