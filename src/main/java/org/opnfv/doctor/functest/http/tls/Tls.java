package org.opnfv.doctor.functest.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * The verification of servers, by the system's authorities, by those of a file or folder, or not at all; and the client's certificate.
 * The files are read for the first https URL, or earlier by {@link #load}.
 */
public final class Tls {
    private static final String REFUSED = Tls.class.getName() + ".refused";
    private static final Tls SYSTEM = new Tls(null, true, null, null, () -> null);
    private static final Tls UNVERIFIED = new Tls(null, false, null, null, () -> null);

    private final Path authorities;
    private final boolean verify;
    private final Path certificate;
    private final Path key;
    private final Supplier<char[]> passphrase;
    private SSLContext loaded;

    private Tls(Path authorities, boolean verify, Path certificate, Path key, Supplier<char[]> passphrase) {
        this.authorities = authorities;
        this.verify = verify;
        this.certificate = certificate;
        this.key = key;
        this.passphrase = passphrase;
    }

    /** Verifies with the authorities that Java trusts, without a client certificate. */
    public static Tls system() {
        return SYSTEM;
    }

    /**
     * Verifies by files, which are not read yet.
     *
     * @param authorities PEM file, or folder with hashed names, of the authorities to trust
     */
    public static Tls trusting(Path authorities) {
        return new Tls(authorities, true, null, null, () -> null);
    }

    /** Verifies by the authorities that a site sets for its programs, as Python's requests does, else by Java's. */
    public static Tls ofSite(Map<String, String> environment, Path workingDirectory) {
        return Stream.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> trusting(workingDirectory.resolve(value)))
                .orElse(SYSTEM);
    }

    /** Accepts any certificate for any host name. */
    public static Tls unverified() {
        return UNVERIFIED;
    }

    /**
     * The same with a client's certificate.
     *
     * @param certificate PEM file with the certificate and its chain
     * @param key PEM file with its key; null where it is in the same file
     * @param passphrase of the key, asked only when the key is encrypted; returns null where there is none
     */
    public Tls showing(Path certificate, Path key, Supplier<char[]> passphrase) {
        return new Tls(authorities, verify, certificate, key, passphrase);
    }

    @Override
    public String toString() {
        return "authorities " + (authorities == null ? "of Java" : authorities) + ", verified " + verify + ", shown "
                + (certificate == null ? "nothing" : certificate);
    }

    /** The PEM file or folder of authorities; null for Java's. */
    public Path authorities() {
        return authorities;
    }

    /** False when any certificate is accepted. */
    public boolean verifies() {
        return verify;
    }

    /**
     * Reads the files, once.
     *
     * @throws IOException when they cannot be used; one line that names the file
     */
    public synchronized void load() throws IOException {
        if (loaded == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                KeyManager[] own = certificate == null
                        ? null
                        : new KeyManager[] {ClientCertificate.read(certificate, key, passphrase)};
                context.init(own, trust(), null);
                loaded = context;
            } catch (GeneralSecurityException e) {
                throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
            }
        }
    }

    /**
     * For other protocols than HTTP, which verify the server's name themselves.
     *
     * @throws IOException as {@link #load} does
     */
    public SSLContext context() throws IOException {
        load();
        return loaded;
    }

    /**
     * The real reason why a request failed. When a host's first address was not trusted, the client tries the next one; that nobody
     * listens there must not hide the reason.
     *
     * @param last the client's error, which is that of the last address
     */
    public static IOException problem(HttpContext context, IOException last) {
        if (context.getAttribute(REFUSED) instanceof SSLException refused && !(last instanceof SSLException)) {
            refused.addSuppressed(last);
            return refused;
        }
        return last;
    }

    /** For HttpClient. */
    public TlsSocketStrategy strategy() {
        return (socket, target, port, attachment, context) -> {
            try {
                load();
                return toward(target).upgrade(socket, target, port, attachment, context);
            } catch (SSLException e) {
                context.setAttribute(REFUSED, e);
                throw e;
            }
        };
    }

    private DefaultClientTlsStrategy toward(String host) {
        // Java rejects a name with an underscore as one that no certificate can have.
        HostnameVerificationPolicy policy =
                verify && !host.contains("_") ? HostnameVerificationPolicy.BUILTIN : HostnameVerificationPolicy.CLIENT;
        return new DefaultClientTlsStrategy(
                loaded, policy, verify ? new DefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE) {
            @Override
            protected void initializeSocket(SSLSocket socket) {
                if (!InetAddressUtils.isIPv4(host) && !host.contains(":")) {
                    // Java itself sends no name without a dot or with an underscore.
                    SSLParameters parameters = socket.getSSLParameters();
                    parameters.setServerNames(List.of(new ServerName(host)));
                    socket.setSSLParameters(parameters);
                }
            }
        };
    }

    private TrustManager[] trust() throws IOException, GeneralSecurityException {
        if (!verify) {
            return new TrustManager[] {new TrustAll()};
        }
        if (authorities == null) {
            return null;
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : CaCertificates.trusted(authorities)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException("the authorities in " + authorities + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The server name in the client's hello. */
    private static final class ServerName extends SNIServerName {
        ServerName(String host) {
            super(0, host.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
