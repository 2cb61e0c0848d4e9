package org.opnfv.doctor.functest.patch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.opnfv.doctor.functest.host.HostException;

/** Restarts services, and waits until they are well. */
final class Restarts {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ControllerFiles node;
    private final Map<String, String> lives = new TreeMap<>();
    private Map<String, String> seen = new HashMap<>();
    private String problem = "";

    private Restarts(ControllerFiles node) {
        this.node = node;
    }

    /** Requests the restarts; every earlier process has to end. */
    static Restarts of(ControllerFiles node, List<String> services) {
        Restarts restarts = new Restarts(node);
        node.states(services).forEach(state -> restarts.lives.put(state.name(), state.life()));
        node.restart(services);
        return restarts;
    }

    /**
     * Waits until each service has restarted, is well, and is still the same process at the next look.
     *
     * @return one line for each controller where that did not happen in time
     */
    static Map<ControllerFiles, String> await(List<Restarts> all, Duration timeout) {
        List<Restarts> waiting = new ArrayList<>(all);
        try {
            Awaitility.await("the restarted services are well")
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .timeout(timeout.plus(LOOK))
                    .until(() -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new PatchException("interrupted while restarted services were waited for", null);
                        }
                        waiting.removeIf(Restarts::areWell);
                        return waiting.isEmpty();
                    });
            return Map.of();
        } catch (ConditionTimeoutException e) {
            return waiting.stream()
                    .collect(Collectors.toMap(
                            one -> one.node,
                            one -> "host " + one.node.name() + ": " + one.problem + " " + timeout.toSeconds()
                                    + " s after the restart: see its log"));
        }
    }

    private boolean areWell() {
        Map<String, String> now = new HashMap<>();
        try {
            List<ServiceState> states = node.states(List.copyOf(lives.keySet()));
            problem = states.stream()
                    .filter(state -> !isWell(state))
                    .map(state -> state.name() + " is " + (state.isOk() ? "not restarted" : state.word()))
                    .collect(Collectors.joining(", "));
            states.forEach(state -> now.put(state.name(), state.life()));
        } catch (HostException e) {
            problem = e.getMessage();
        }
        boolean steady = problem.isEmpty() && now.equals(seen);
        seen = now;
        if (problem.isEmpty() && !steady) {
            problem = "its services start again and again";
            return false;
        }
        return steady;
    }

    private boolean isWell(ServiceState state) {
        return state.isOk() && !state.life().equals(lives.get(state.name()));
    }
}
