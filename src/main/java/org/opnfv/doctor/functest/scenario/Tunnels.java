package org.opnfv.doctor.functest.scenario;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.consumer.AlarmReceiver;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.Forward;
import org.opnfv.doctor.functest.host.PortTakenException;

/**
 * The path of the alarms where controllers cannot reach us: the same port on each controller's loopback, forwarded here. The tunnels end
 * with their SSH connections, and so with this process, however it ends.
 */
public final class Tunnels implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    /** A cut tunnel looks open until SSH misses several answers, which takes longer than a short observation. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Map<Controller, Forward> forwards = new LinkedHashMap<>();
    private final Map<Controller, Integer> reopened = new LinkedHashMap<>();

    private Tunnels() {}

    /** Opens them where a controller needs one, and has the alarms sent there; a URL that the user gave stays. */
    public static Tunnels open(RunContext context, AlarmReceiver consumer) {
        boolean named = context.plan().consumer().url() != null;
        return open(named ? List.of() : context.site().controllers(), consumer, context.stages()::step);
    }

    /** Through those controllers, reporting what was found. */
    public static Tunnels open(
            List<Controller> controllers, AlarmReceiver consumer, java.util.function.Consumer<String> told) {
        Tunnels tunnels = new Tunnels();
        if (controllers.isEmpty()) {
            return tunnels;
        }
        List<String> cut = ConsumerReachability.without(controllers, consumer.listeningAt());
        if (cut.isEmpty()) {
            told.accept("the controllers reach the Consumer");
            return tunnels;
        }
        try {
            int port = tunnels.open(controllers, consumer.listeningAt());
            consumer.reachedAt(URI.create("http://localhost:" + port));
            told.accept("alarms come through SSH tunnels, port " + port + " of each controller: "
                    + String.join(", ", cut) + " cannot reach the Consumer");
            return tunnels;
        } catch (RuntimeException e) {
            tunnels.close();
            throw e;
        }
    }

    /** An alarm has one URL, whichever controller sends it: the port that the first one chose must be free on all. */
    private int open(List<Controller> controllers, URI target) {
        String host = target.getHost().replaceAll("[\\[\\]]", "");
        for (int attempt = 1; ; attempt++) {
            try {
                int port = 0;
                for (Controller controller : controllers) {
                    Forward forward = controller.host().forward(port, host, target.getPort());
                    forwards.put(controller, forward);
                    port = forward.remotePort();
                }
                return port;
            } catch (PortTakenException e) {
                close();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** From now on a loss counts. */
    public void begin() {
        forwards.forEach((controller, forward) -> reopened.put(controller, forward.reopened()));
    }

    /** The tunnels lost since then, even if they are open again: alarms may be lost with them. */
    public Optional<String> lost() {
        List<String> lost = new ArrayList<>();
        forwards.forEach((controller, forward) -> {
            boolean anew = forward.reopened() != reopened.getOrDefault(controller, 0);
            if (anew || !forward.answers(ANSWER)) {
                String why = forward.problem().orElse(anew ? "it was made anew" : "no answer");
                lost.add(controller.name() + " (" + why + ")");
            }
        });
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(lost.stream()
                        .collect(Collectors.joining(
                                ", ", "the tunnel for alarms was lost during the observation: ", "")));
    }

    @Override
    public void close() {
        forwards.values().forEach(Forward::close);
        forwards.clear();
    }
}
