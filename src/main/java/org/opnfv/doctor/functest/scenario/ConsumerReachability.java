package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.installer.Site;

/** Checks whether controllers, and this machine, can connect to the Consumer's address. */
final class ConsumerReachability {
    private static final int SECONDS = 3;
    private static final String WAY = "way to the Consumer";

    private ConsumerReachability() {}

    /** The names of the controllers that cannot connect. */
    static List<String> without(List<Controller> controllers, URI consumer) {
        String attempt = "timeout " + SECONDS + " bash -c ': </dev/tcp/" + host(consumer) + "/" + port(consumer) + "'";
        return Parallel.map(controllers, one -> one.host().run(attempt).exitCode() == 0 ? "" : one.name()).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * What keeps this machine from sending to it; empty where nothing does. It proves nothing of the cloud, which may have another way,
     * and trust others.
     */
    static Optional<String> fromHere(URI consumer) {
        String at = consumer.getAuthority();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(consumer), port(consumer)), SECONDS * 1000);
            if (isTls(consumer)) {
                socket.setSoTimeout(SECONDS * 1000);
                shakeHands(socket, consumer);
            }
            return Optional.empty();
        } catch (SSLException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of((cause instanceof GeneralSecurityException
                            ? "the certificate of " + at + " is not trusted ("
                            : "TLS with " + at + " fails (")
                    + cause.getMessage() + ")");
        } catch (UnknownHostException e) {
            return Optional.of("the name of " + at + " is not known");
        } catch (IOException e) {
            return Optional.of("nobody answers at " + at + " (" + e.getMessage() + ")");
        }
    }

    private static void shakeHands(Socket socket, URI consumer) throws IOException {
        SSLSocketFactory java = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket tls = (SSLSocket) java.createSocket(socket, host(consumer), port(consumer), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
    }

    static boolean isTls(URI consumer) {
        return "https".equalsIgnoreCase(consumer.getScheme());
    }

    private static String host(URI consumer) {
        return consumer.getHost().replaceAll("[\\[\\]]", "");
    }

    private static int port(URI consumer) {
        if (consumer.getPort() >= 0) {
            return consumer.getPort();
        }
        return isTls(consumer) ? 443 : 80;
    }

    /**
     * Checks it for a preflight, with a port that is open only for that time: from the controllers, and from here where the settings name
     * the address.
     */
    static void look(Site site, Plan plan, List<Controller> controllers, Consumer<PreflightResult> found) {
        URI given = plan.consumer().url();
        if (given == null && controllers.isEmpty()) {
            return;
        }
        ConsumerSettings settings = CallbackAddress.listening(plan.consumer(), site.credentials());
        try (ServerSocket open =
                new ServerSocket(settings.port(), controllers.size(), InetAddress.getByName(settings.listen()))) {
            if (given != null) {
                fromHere(given)
                        .ifPresent(trouble -> found.accept(PreflightResult.warning(
                                WAY,
                                "tried from here, " + trouble + ": unless the cloud has another way, see what is to"
                                        + " listen there, or leave out consumer.url")));
            }
            if (!controllers.isEmpty()) {
                lookFromControllers(open, given, controllers, found);
            }
        } catch (IOException e) {
            found.accept(PreflightResult.failed(
                    WAY, settings.listen() + " port " + settings.port() + " cannot be listened on: " + e.getMessage()));
        }
    }

    private static void lookFromControllers(
            ServerSocket open, URI given, List<Controller> controllers, Consumer<PreflightResult> found) {
        String address = open.getInetAddress().getHostAddress();
        String named = address.contains(":") ? "[" + address + "]" : address;
        URI url = given != null ? given : URI.create("http://" + named + ":" + open.getLocalPort());
        String at = given != null ? given.getAuthority() : address;
        List<String> cut = without(controllers, url);
        String lost = String.join(", ", cut) + " cannot reach " + at;
        if (cut.isEmpty()) {
            found.accept(PreflightResult.ok(WAY, "the controllers reach " + at));
        } else if (given != null) {
            found.accept(PreflightResult.warning(
                    WAY, lost + ": see routes, firewalls and what is to listen there, or leave out consumer.url"));
        } else if (controllers.stream().allMatch(one -> one.host().takesForwards())) {
            found.accept(PreflightResult.ok(WAY, lost + ": a run has its alarms sent through SSH tunnels"));
        } else {
            found.accept(PreflightResult.failed(
                    WAY,
                    lost + ", and no tunnel leads into a container: set consumer.listen or consumer.url to where"
                            + " all can"));
        }
    }
}
