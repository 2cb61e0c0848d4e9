package org.opnfv.doctor.functest.http.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Certificates and keys that OpenSSL made once: see {@code make.sh} beside them. */
public final class Samples {
    public static final String PASSPHRASE = "s3same";

    private Samples() {}

    public static Path pem(String name) {
        try {
            return Path.of(Samples.class.getResource(name + ".pem").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(pem(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
