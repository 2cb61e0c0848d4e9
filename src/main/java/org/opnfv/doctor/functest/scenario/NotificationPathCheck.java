package org.opnfv.doctor.functest.scenario;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.bus.BusDiagnosis;
import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/**
 * Checks the path of a notification from Nova over the message bus to the Consumer: for {@code check}, for a proof that fails, and for a run in
 * which nobody is told. It only looks. Nova, Ceilometer and Aodh may have a bus each; who has which shows in their queues.
 */
public final class NotificationPathCheck implements AutoCloseable {
    private static final String HINT = "see that Nova notifies (notify_on_state_change), Ceilometer publishes to"
            + " notifier://?topic=alarm.all, aodh-listener and aodh-notifier run, and the Consumer's address can be reached";

    /** As proofs mark what they change. */
    private static final Pattern MARK = Pattern.compile("-(?:proof|fence)-(\\d{1,9})");

    private final Site site;
    private final List<BusDiagnosis> buses = new ArrayList<>();
    /** Why not all of it is seen, one line each. */
    private final Set<String> troubles = new LinkedHashSet<>();

    private boolean seesNova;

    private NotificationPathCheck(Site site) {
        this.site = site;
    }

    /** That of a site. A bus that cannot be looked at is part of what it says. */
    public static NotificationPathCheck of(Site site) {
        NotificationPathCheck path = new NotificationPathCheck(site);
        try {
            List<TransportUrl> known = site.messageBuses();
            for (TransportUrl url : known) {
                path.attempt(() -> {
                    path.buses.add(BusDiagnosis.open(url.address()));
                    path.seesNova |= url == known.get(0);
                });
            }
        } catch (HostException e) {
            path.troubles.add(e.getMessage() + ": see that it can be reached, or name the bus in bus.config");
        }
        return path;
    }

    private interface Look {
        void run() throws BusException;
    }

    private void attempt(Look look) {
        try {
            look.run();
        } catch (BusException e) {
            troubles.add(e.getMessage()
                    + (e.isRefused()
                            ? ": see that its user's password is right and that it may read there (rabbitmqctl"
                                    + " set_permissions), or name another's file in bus.config"
                            : ": see that RabbitMQ runs, and that we reach it"));
        }
    }

    /** For a preflight: who does not listen, and what cannot be seen without sending something; a run may require Nova's bus. */
    void look(boolean required, Consumer<PreflightResult> found) {
        buses.forEach(
                bus -> found.accept(PreflightResult.ok("message bus", "RabbitMQ at " + bus.where() + " answers")));
        if (required && buses.isEmpty() && troubles.isEmpty()) {
            found.accept(PreflightResult.failed("message bus", Preflight.NO_BUS));
        }
        if (site.withoutBus().isPresent()) {
            return;
        }
        attempt(() -> {
            if (!buses.isEmpty()) {
                listeners(site, queues(), found);
            }
        });
        boolean fails = required && !seesNova;
        troubles.forEach(trouble -> found.accept(
                fails
                        ? PreflightResult.failed("message bus", trouble)
                        : PreflightResult.warning("message bus", trouble + "; without it T06 to T08 may be unknown")));
        found.accept(PreflightResult.unknown(
                "alarms",
                (buses.isEmpty()
                                ? "the message bus is not seen, so nobody knows whether anything between Nova and the Consumer works"
                                : "whether those that listen also work")
                        + ": check --prove finds out"));
    }

    /** What is seen of a queue proves nothing: it may be one of before, and the service have another one, elsewhere or by another topic. */
    static void listeners(Site site, Map<QueueReader, BrokenLink.Queue> queues, Consumer<PreflightResult> found) {
        BrokenLink links =
                new BrokenLink(site, null, queues, BrokenLink.Passed.NOTHING, new BrokenLink.End(false, 0, false));
        List<String> silent = Arrays.stream(QueueReader.values())
                .flatMap(reader -> links.silent(reader).stream())
                .toList();
        silent.forEach(line -> found.accept(PreflightResult.warning("alarms", line)));
        if (silent.isEmpty()) {
            found.accept(PreflightResult.ok(
                    "alarms",
                    "the queues "
                            + Arrays.stream(QueueReader.values())
                                    .map(QueueReader::queue)
                                    .collect(Collectors.joining(", "))
                            + " of the message bus are read"));
        }
    }

    /** Follows updates of that instance from now on; events only where Aodh reads, for elsewhere they are of no use. */
    public void follow(String instance) {
        attempt(() -> {
            Map<BusDiagnosis, Integer> aodh = home(QueueReader.LISTENER);
            for (BusDiagnosis bus : buses) {
                bus.follow(BrokenLink.NOVA, "#.info", instance, MARK);
                bus.follow(BrokenLink.AODH, "#.sample", instance, MARK);
                if (aodh.isEmpty() || aodh.containsKey(bus)) {
                    bus.follow(BrokenLink.CEILOMETER, "#.sample", instance, MARK);
                }
            }
        });
    }

    /**
     * The broken link, by what was followed.
     *
     * @param fired whether the alarm of the instance has fired, as far as is known
     * @param told how many of its updates the Consumer was told of
     * @param called whether any alarm came to it
     */
    public String broken(boolean fired, int told, boolean called, URI consumer) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        Set<String> traits = new TreeSet<>();
        attempt(() -> {
            for (BusDiagnosis bus : buses) {
                for (String exchange : List.of(BrokenLink.NOVA, BrokenLink.CEILOMETER, BrokenLink.AODH)) {
                    Map<String, Integer> all = counts.computeIfAbsent(exchange, first -> new TreeMap<>());
                    bus.passed(exchange).forEach((key, count) -> all.merge(key, count, Math::max));
                }
                traits.addAll(bus.traits());
            }
        });
        return broken(
                new BrokenLink.Passed(counts, traits, troubles.isEmpty()),
                new BrokenLink.End(fired, told, called),
                consumer);
    }

    /** The broken link, by the routing keys at which each exchange got the news of an instance; no other key was heard. */
    public String broken(Map<String, Map<String, Integer>> counts, boolean fired, boolean called, URI consumer) {
        return broken(new BrokenLink.Passed(counts, Set.of(), false), new BrokenLink.End(fired, 0, called), consumer);
    }

    /** The queues are asked for last: a bus that answers has told of all that passed before. */
    private String broken(BrokenLink.Passed passed, BrokenLink.End end, URI consumer) {
        if (site.withoutBus().isPresent()) {
            return HINT;
        }
        Map<QueueReader, BrokenLink.Queue> queues = new EnumMap<>(QueueReader.class);
        attempt(() -> queues.putAll(queues()));
        if (queues.isEmpty() || buses.isEmpty()) {
            return end.fired()
                    ? new BrokenLink(site, consumer, Map.of(), passed, end).beyondAodh()
                    : troubles.isEmpty()
                            ? "the message bus is not known (bus.config), so it is not seen where the way is broken: "
                                    + HINT
                            : String.join("; ", troubles);
        }
        String named = new BrokenLink(site, consumer, queues, passed, end).named();
        return troubles.isEmpty() ? named : named + "; besides, " + String.join("; ", troubles);
    }

    private Map<QueueReader, BrokenLink.Queue> queues() throws BusException {
        Map<QueueReader, BrokenLink.Queue> queues = new EnumMap<>(QueueReader.class);
        for (QueueReader reader : QueueReader.values()) {
            Map<BusDiagnosis, Integer> home = home(reader);
            String where = (home.isEmpty() ? buses : home.keySet())
                    .stream().map(BusDiagnosis::where).collect(Collectors.joining(" or "));
            IntStream readers = home.values().stream().mapToInt(count -> count);
            queues.put(reader, new BrokenLink.Queue(where, readers.reduce(Integer::sum)));
        }
        return queues;
    }

    /** How many read its queue at each bus where somebody does; else where it is, for whoever sends makes it, too. */
    private Map<BusDiagnosis, Integer> home(QueueReader reader) throws BusException {
        Map<BusDiagnosis, Integer> home = new LinkedHashMap<>();
        for (BusDiagnosis bus : buses) {
            bus.readers(reader.queue()).ifPresent(count -> home.put(bus, count));
        }
        if (home.values().stream().anyMatch(count -> count > 0)) {
            home.values().removeIf(count -> count == 0);
        }
        return home;
    }

    /** Whether an alarm has fired; false also where Aodh does not say. */
    public static boolean hasFired(Supplier<Optional<Alarm>> asked) {
        try {
            return asked.get().filter(Alarm::hasFired).isPresent();
        } catch (CloudException e) {
            return false;
        }
    }

    @Override
    public void close() {
        buses.forEach(BusDiagnosis::close);
    }
}
