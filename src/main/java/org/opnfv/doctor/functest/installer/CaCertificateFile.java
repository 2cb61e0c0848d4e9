package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The CA certificate that credentials name, fetched from the machine where the credentials are from, and deleted when closed. */
final class CaCertificateFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaCertificateFile.class);
    private static final String VARIABLE = "OS_CACERT";

    private Path copy;

    /** Points the variables to a local copy; a file that also exists here is left alone. */
    void fetch(Map<String, String> variables, RemoteHost node) {
        String named = variables.getOrDefault(VARIABLE, "");
        if (!named.isEmpty() && !Files.isReadable(Path.of(named))) {
            byte[] certificate = node.get(named);
            try {
                copy = Files.createTempFile("doctor-functest-authority-", ".pem");
                Files.write(copy, certificate);
            } catch (IOException e) {
                throw new UncheckedIOException("no temporary file can be written", e);
            }
            variables.put(VARIABLE, copy.toString());
        }
    }

    @Override
    public void close() {
        if (copy != null) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                LOG.warn("the temporary file {} is left: {}", copy, e.getMessage());
            }
        }
    }
}
