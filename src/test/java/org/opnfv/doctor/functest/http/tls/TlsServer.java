package org.opnfv.doctor.functest.http.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/** Java's own server with the sample certificate; remembers whom each request was for and what it was shown. */
public final class TlsServer implements AutoCloseable {
    private final HttpsServer server;
    private final Queue<String> shown = new ConcurrentLinkedQueue<>();
    private final Queue<String> names = new ConcurrentLinkedQueue<>();

    /** {@code demanding} takes nobody without a client certificate, whoever signed it. */
    public TlsServer(boolean demanding) throws Exception {
        this(demanding, null);
    }

    /** One that has moved to another place, unless that is null. */
    public TlsServer(boolean demanding, String place) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(), new TrustManager[] {new Lister()}, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ours = context.getDefaultSSLParameters();
                ours.setNeedClientAuth(demanding);
                parameters.setSSLParameters(ours);
            }
        });
        server.createContext("/", exchange -> {
            SSLSession session = ((com.sun.net.httpserver.HttpsExchange) exchange).getSSLSession();
            remember(session);
            exchange.getRequestBody().readAllBytes();
            if (place != null) {
                exchange.getResponseHeaders().set("Location", place);
            }
            exchange.sendResponseHeaders(place == null ? 204 : 308, -1);
            exchange.close();
        });
        server.start();
    }

    private static KeyManager[] keys() throws Exception {
        ClientCertificate own = ClientCertificate.read(Samples.pem("server"), Samples.pem("server-key"), () -> null);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", own.getPrivateKey(""), new char[0], own.getCertificateChain(""));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private void remember(SSLSession session) {
        try {
            shown.add(((X509Certificate) session.getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName());
        } catch (SSLPeerUnverifiedException e) {
            shown.add("nothing");
        }
        ((ExtendedSSLSession) session)
                .getRequestedServerNames()
                .forEach(name -> names.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Subjects of the certificates that clients showed. */
    public Queue<String> shown() {
        return shown;
    }

    /** The names by which clients asked for this server before they saw its certificate. */
    public Queue<String> names() {
        return names;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Takes each certificate, and tells clients of an authority that signed none of them. */
    private static final class Lister extends TrustAll {
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            try {
                return CaCertificates.trusted(Samples.pem("other")).toArray(X509Certificate[]::new);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
