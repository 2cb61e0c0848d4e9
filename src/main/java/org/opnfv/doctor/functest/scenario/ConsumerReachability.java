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
    private static final String WAY = "way to the Consumer";

    private ConsumerReachability() {}

    /** The names of the controllers that cannot connect. */
    static List<String> without(List<Controller> controllers, URI consumer) {
        String host = consumer.getHost().replaceAll("[\\[\\]]", "");
        int port = consumer.getPort() >= 0
                ? consumer.getPort()
                : consumer.getScheme().equals("https") ? 443 : 80;
        String attempt = "timeout " + SECONDS + " bash -c ': </dev/tcp/" + host + "/" + port + "'";
        return Parallel.map(controllers, one -> one.host().run(attempt).exitCode() == 0 ? "" : one.name()).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Checks it for a preflight, with a port that is open only for that time. */
    static void look(Site site, Plan plan, List<Controller> controllers, Consumer<PreflightResult> found) {
        ConsumerSettings settings = CallbackAddress.listening(plan.consumer(), site.credentials());
        try (ServerSocket open =
                new ServerSocket(settings.port(), controllers.size(), InetAddress.getByName(settings.listen()))) {
            String address = open.getInetAddress().getHostAddress();
            String named = address.contains(":") ? "[" + address + "]" : address;
            URI given = plan.consumer().url();
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
        } catch (IOException e) {
            found.accept(PreflightResult.failed(
                    WAY, settings.listen() + " port " + settings.port() + " cannot be listened on: " + e.getMessage()));
        }
    }
}
