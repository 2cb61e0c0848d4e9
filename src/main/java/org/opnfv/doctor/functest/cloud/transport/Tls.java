package org.opnfv.doctor.functest.cloud.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.ssl.SSLContexts;

/** How the servers of a cloud are verified: by the system's authorities, by a bundle of one's own, or not at all. */
public final class Tls {
    private static final String REFUSED = Tls.class.getName() + ".refused";

    private final TlsSocketStrategy strategy;

    private Tls(TlsSocketStrategy verifier) {
        strategy = (socket, target, port, attachment, context) -> {
            try {
                return verifier.upgrade(socket, target, port, attachment, context);
            } catch (SSLException e) {
                context.setAttribute(REFUSED, e);
                throw e;
            }
        };
    }

    /**
     * Why a request really failed. The client goes on with a host's next address when one was not trusted; that nobody
     * listens on that one must not hide it.
     *
     * @param last what the client says, which is the problem of the last address
     */
    static IOException problem(HttpContext context, IOException last) {
        if (context.getAttribute(REFUSED) instanceof SSLException refused && !(last instanceof SSLException)) {
            refused.addSuppressed(last);
            return refused;
        }
        return last;
    }

    /** Verifies with the authorities that Java trusts. */
    public static Tls system() {
        return new Tls((socket, target, port, attachment, context) ->
                SystemAuthorities.STRATEGY.upgrade(socket, target, port, attachment, context));
    }

    /** Takes any certificate for any host name. */
    public static Tls unverified() throws GeneralSecurityException {
        SSLContext anyone = SSLContextBuilder.create()
                .loadTrustMaterial((chain, type) -> true)
                .build();
        return new Tls(ClientTlsStrategyBuilder.create()
                .setSslContext(anyone)
                // Otherwise Java's own check of the name stays on.
                .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                .buildClassic());
    }

    /**
     * Verifies with the certificates in a PEM file instead of Java's.
     *
     * @throws GeneralSecurityException when the file holds no certificate that can be read
     */
    public static Tls trusting(Path pem) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> authorities;
        try (InputStream in = Files.newInputStream(pem)) {
            authorities = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (authorities.isEmpty()) {
            throw new GeneralSecurityException("it holds no PEM certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + number++, authority);
        }
        SSLContext context =
                SSLContextBuilder.create().loadTrustMaterial(store, null).build();
        return new Tls(ClientTlsStrategyBuilder.create().setSslContext(context).buildClassic());
    }

    TlsSocketStrategy strategy() {
        return strategy;
    }

    /** Read when the first https URL is met: a tenth of a second and more that a cloud on http need not wait. */
    private static final class SystemAuthorities {
        static final TlsSocketStrategy STRATEGY = ClientTlsStrategyBuilder.create()
                .setSslContext(SSLContexts.createSystemDefault())
                .buildClassic();
    }
}
