package org.opnfv.doctor.functest.scenario.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.InstanceHa;
import org.opnfv.doctor.functest.cloud.InstanceHa.Move;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.Manifest.Seen;
import org.opnfv.doctor.functest.run.Manifest.Sighting;
import org.opnfv.doctor.functest.scenario.Wait;
import org.slf4j.Logger;

/**
 * What Masakari tells of its own work, where the cloud has it: beside what Nova was seen to show.
 *
 * @param host that failed
 * @param expected the ids of the test's instances on it
 * @param log takes a line where it does not tell
 */
record MasakariReport(Cloud admin, String host, Collection<String> expected, Consumer<Sighting> told, Logger log) {
    /** It looks once a second whether an instance is elsewhere, so it may know later than the owner. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofSeconds(1);
    /** Its clock may be behind ours. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Asks it, after the observation, what it has done since the fault. */
    void ask(Instant fault) {
        if (admin.service(InstanceHa.TYPE).isEmpty()) {
            return;
        }
        AtomicReference<Map<String, Move>> moves = new AtomicReference<>(Map.of());
        Wait.within("Masakari has ended its moves", PATIENCE, POLL, () -> {
            try {
                moves.set(latest(fault));
                return moves.get().values().stream().allMatch(move -> move.ended() != null);
            } catch (CloudException e) {
                log.warn("Masakari does not tell of its moves: {}", e.getMessage());
                return e.status() >= 400 && e.status() < 500;
            }
        });
        moves.get().values().stream()
                .map(Move::told)
                .min(Comparator.naturalOrder())
                .ifPresent(at -> tell(Seen.MASAKARI_TOLD, null, at));
        moves.get().forEach((instance, move) -> {
            log.info("Masakari says of its move of {}: {}", instance, move.status());
            tell(Seen.MASAKARI_BEGAN, instance, move.begun());
            tell(Seen.MASAKARI_ENDED, instance, "succeeded".equals(move.status()) ? move.ended() : null);
        });
    }

    /** Of each instance that was on the host: the fault before may have been less than the margin ago, and of another one. */
    private Map<String, Move> latest(Instant fault) {
        return admin.instanceHa().moves(fault.minus(MARGIN)).stream()
                .filter(move -> host.equals(move.host()) && expected.contains(move.instance()))
                .collect(Collectors.toMap(
                        Move::instance,
                        Function.identity(),
                        (one, other) -> one.told().isAfter(other.told()) ? one : other,
                        TreeMap::new));
    }

    private void tell(Seen what, String instance, Instant at) {
        if (at != null) {
            told.accept(new Sighting(what, instance, DecimalSeconds.seconds(at)));
        }
    }
}
