package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.installer.Site;

/** Checks whether controllers can connect to the Consumer's address. */
final class ConsumerReachability {
    private static final int SECONDS = 3;

    private ConsumerReachability() {}

    /** The names of the controllers that cannot connect. */
    static List<String> without(List<Controller> controllers, URI consumer) {
        String host = consumer.getHost().replaceAll("[\\[\\]]", "");
        String attempt = "timeout " + SECONDS + " bash -c ': </dev/tcp/" + host + "/" + consumer.getPort() + "'";
        return Parallel.map(controllers, one -> one.host().run(attempt).exitCode() == 0 ? "" : one.name()).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Checks it for a preflight, with a port that is open only for that time. */
    static void look(Site site, Plan plan, List<Controller> controllers, Consumer<PreflightResult> found) {
        if (plan.consumer().url() != null) {
            return;
        }
        ConsumerSettings settings = CallbackAddress.listening(plan.consumer(), site.credentials());
        try (ServerSocket open =
                new ServerSocket(settings.port(), controllers.size(), InetAddress.getByName(settings.listen()))) {
            String address = open.getInetAddress().getHostAddress();
            String named = address.contains(":") ? "[" + address + "]" : address;
            List<String> cut = without(controllers, URI.create("http://" + named + ":" + open.getLocalPort()));
            found.accept(PreflightResult.ok(
                    "way to the Consumer",
                    cut.isEmpty()
                            ? "the controllers reach " + address
                            : String.join(", ", cut) + " cannot reach " + address
                                    + ": a run has its alarms sent through SSH tunnels"));
        } catch (IOException e) {
            found.accept(PreflightResult.failed(
                    "way to the Consumer",
                    settings.listen() + " port " + settings.port() + " cannot be listened on: " + e.getMessage()));
        }
    }
}
