package org.opnfv.doctor.functest.patch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file of a controller, and its readers.
 *
 * @param path its real path, links followed
 * @param facts mode, owner, group and SELinux context, {@code |} between; null when there is no such file
 * @param content its bytes; null when there is no such file
 * @param backups of earlier runs, checksums by the part after the mark in their names
 * @param services the processes that read it
 */
record FileState(String path, String facts, byte[] content, Map<String, String> backups, List<ServiceState> services) {

    /** Parses the output of {@code look} in {@code patch.sh}; fails with an {@link IllegalArgumentException} when it is anything else. */
    static FileState parse(String said) {
        String path = null;
        String facts = null;
        Map<String, String> backups = new LinkedHashMap<>();
        List<ServiceState> services = new ArrayList<>();
        byte[] content = null;
        int body = said.indexOf("content|\n");
        for (String line : (body < 0 ? said : said.substring(0, body)).lines().toList()) {
            String[] parts = line.split("\\|", 2);
            switch (parts[0]) {
                case "service" -> services.add(ServiceState.parse(parts[1]));
                case "path" -> path = parts[1];
                case "backup" -> backups.put(parts[1].split("\\|")[0], parts[1].split("\\|")[1]);
                case "file" -> facts = parts[1];
                default -> throw new IllegalArgumentException(line);
            }
        }
        if (body >= 0) {
            content = Base64.getMimeDecoder().decode(said.substring(said.indexOf('\n', body) + 1));
        }
        return new FileState(path, facts, content, backups, List.copyOf(services));
    }

    /** Whether its mode keeps others from reading it. */
    boolean isPrivate() {
        return facts != null && (Integer.parseInt(facts.substring(0, facts.indexOf('|')), 8) & 4) == 0;
    }

    boolean isThere() {
        return content != null;
    }

    /** Its checksum, or {@code absent}. */
    String sum() {
        return isThere() ? FileBytes.of(content) : FileChange.ABSENT;
    }

    /** Its text; fails when it is not text. */
    String text() throws EditException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EditException("it is no UTF-8 text");
        }
    }
}
