package org.opnfv.doctor.functest.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** CA certificates in a PEM file, or in a folder as {@code openssl rehash} leaves it. */
final class CaCertificates {
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final String HASHED = "[0-9a-f]{8}\\.[0-9]+";
    // id-kp-serverAuth and anyExtendedKeyUsage.
    private static final Set<String> SERVERS = Set.of("2b06010505070301", "551d2500");
    private static final int REJECTED = 0xa0;

    private CaCertificates() {}

    /**
     * The certificates to trust: without expired ones, which OpenSSL checks and Java does not, and without those trusted for other
     * purposes only.
     *
     * @throws IOException when none is left
     */
    static List<X509Certificate> trusted(Path place) throws IOException, GeneralSecurityException {
        List<Pem> blocks = new ArrayList<>();
        if (Files.isDirectory(place)) {
            for (Path file : hashed(place)) {
                blocks.addAll(Pem.read(file));
            }
        } else {
            blocks.addAll(Pem.read(place));
        }
        List<X509Certificate> all = new ArrayList<>();
        for (Pem block : blocks) {
            if (CERTIFICATES.contains(block.type()) && forServers(block)) {
                all.add(certificate(block));
            }
        }
        if (all.isEmpty()) {
            throw new IOException("it holds no certificate to trust for servers");
        }
        Date now = new Date();
        List<X509Certificate> valid =
                all.stream().filter(one -> now.before(one.getNotAfter())).toList();
        if (valid.isEmpty()) {
            throw new IOException("it expired: " + all.get(0).getNotAfter().toInstant() + " was its end");
        }
        return valid;
    }

    /** The certificates of a file in their order. */
    static List<X509Certificate> chain(List<Pem> blocks) throws IOException, CertificateException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Pem block : blocks) {
            if (CERTIFICATES.contains(block.type())) {
                chain.add(certificate(block));
            }
        }
        if (chain.isEmpty()) {
            throw new IOException("it holds no certificate");
        }
        return chain;
    }

    private static X509Certificate certificate(Pem block) throws CertificateException {
        // Reads one certificate, and leaves what a TRUSTED CERTIFICATE has after it.
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.content()));
    }

    /** Evaluates OpenSSL's X509_CERT_AUX after the certificate: the purposes for which it is trusted, and rejected. */
    private static boolean forServers(Pem block) throws GeneralSecurityException {
        List<Der> parts = block.type().startsWith("TRUSTED") ? Der.elements(block.content()) : List.of();
        if (parts.size() < 2) {
            return true;
        }
        boolean trusted = true;
        for (Der list : parts.get(1).elements()) {
            if (list.tag() == Der.SEQUENCE) {
                trusted = list.elements().stream().anyMatch(use -> SERVERS.contains(use.hex()));
            } else if (list.tag() == REJECTED
                    && list.elements().stream().anyMatch(use -> SERVERS.contains(use.hex()))) {
                return false;
            }
        }
        return trusted;
    }

    private static List<Path> hashed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(HASHED) && Files.isReadable(file))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(
                        "it is a folder without names that OpenSSL finds, such as 5ed36f99.0; make them with"
                                + " 'openssl rehash', or name a file");
            }
            return found;
        }
    }
}
