package org.opnfv.doctor.functest.scenario;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.BusLook;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/**
 * The way of a notification from Nova over the message bus to the Consumer: for {@code check}, for a proof that fails, and for a run in
 * which nobody is told. It only looks. Nova, Ceilometer and Aodh may have a bus each; who has which shows in their queues.
 */
public final class NotificationWay implements AutoCloseable {
    private static final String HINT = "see that Nova notifies (notify_on_state_change), Ceilometer publishes to"
            + " notifier://?topic=alarm.all, aodh-listener and aodh-notifier run, and the Consumer's address can be reached";

    private final Site site;
    private final List<BusLook> buses = new ArrayList<>();
    /** Why not all of it is seen; null where it is, or where no bus is known. */
    private String trouble;

    private NotificationWay(Site site) {
        this.site = site;
    }

    /** That of a site. A bus that cannot be looked at is part of what it says. */
    public static NotificationWay of(Site site) {
        NotificationWay way = new NotificationWay(site);
        try {
            for (TransportUrl url : site.messageBuses()) {
                way.buses.add(BusLook.open(url.address()));
            }
        } catch (BusException | HostException e) {
            way.trouble = e.getMessage();
        }
        return way;
    }

    /** For a preflight: who does not listen, and what cannot be seen without sending something; a run may require a bus. */
    void look(boolean required, Consumer<PreflightResult> found) {
        buses.forEach(
                bus -> found.accept(PreflightResult.ok("message bus", "RabbitMQ at " + bus.where() + " answers")));
        if (required && buses.isEmpty() && trouble == null) {
            found.accept(PreflightResult.failed("message bus", Preflight.NO_BUS));
        }
        if (site.withoutBus().isPresent()) {
            return;
        }
        if (isSeen()) {
            try {
                listeners(site, queues(), found);
            } catch (BusException e) {
                trouble = e.getMessage();
            }
        }
        if (trouble != null) {
            found.accept(
                    required
                            ? PreflightResult.failed("message bus", trouble)
                            : PreflightResult.warning("message bus", trouble + "; without it T06 to T08 are unknown"));
        }
        found.accept(PreflightResult.unknown(
                "alarms",
                (isSeen()
                                ? "whether those that listen also work"
                                : "the message bus is not seen, so nobody knows whether anything between Nova and the Consumer works")
                        + ": check --prove finds out"));
    }

    /** A queue that no bus has may be elsewhere, or have another name. */
    static void listeners(Site site, Map<Reader, BrokenLink.Queue> queues, Consumer<PreflightResult> found) {
        BrokenLink links = new BrokenLink(site, null, queues, Map.of(), Set.of(), false, false);
        boolean whole = true;
        for (Reader reader : Reader.values()) {
            Optional<String> silent = links.silent(reader);
            whole &= silent.isEmpty();
            silent.map(line -> queues.get(reader).readers().isPresent()
                            ? PreflightResult.failed("alarms", line)
                            : PreflightResult.warning("alarms", line))
                    .ifPresent(found);
        }
        if (whole) {
            found.accept(PreflightResult.ok(
                    "alarms", "Ceilometer's agent, aodh-listener and aodh-notifier listen to the message bus"));
        }
    }

    /** Follows updates of that instance from now on; events only where Aodh reads, for elsewhere they are of no use. */
    public void follow(String instance) {
        try {
            Map<BusLook, Integer> aodh = home(Reader.LISTENER);
            for (BusLook bus : buses) {
                bus.follow(BrokenLink.NOVA, "#.info", instance);
                bus.follow(BrokenLink.AODH, "#.sample", instance);
                if (aodh.isEmpty() || aodh.containsKey(bus)) {
                    bus.follow(BrokenLink.CEILOMETER, "#.sample", instance);
                }
            }
        } catch (BusException e) {
            trouble = e.getMessage();
        }
    }

    /**
     * The broken link, by what was followed.
     *
     * @param fired whether the alarm of the instance has fired, as far as is known
     * @param others whether alarms of some of its updates came to the Consumer
     */
    public String broken(boolean fired, boolean others, URI consumer) {
        Map<String, Set<String>> keys = new HashMap<>();
        Set<String> traits = new TreeSet<>();
        try {
            for (BusLook bus : buses) {
                for (String exchange : List.of(BrokenLink.NOVA, BrokenLink.CEILOMETER, BrokenLink.AODH)) {
                    keys.computeIfAbsent(exchange, first -> new TreeSet<>()).addAll(bus.keys(exchange));
                }
                traits.addAll(bus.traits());
            }
        } catch (BusException e) {
            trouble = e.getMessage();
        }
        return broken(keys, traits, fired, others, consumer);
    }

    /** The broken link, by the routing keys at which each exchange got news of an instance. */
    public String broken(Map<String, Set<String>> keys, boolean fired, URI consumer) {
        return broken(keys, Set.of(), fired, false, consumer);
    }

    /** The queues are asked for last: a bus that answers has told of all that passed before. */
    private String broken(
            Map<String, Set<String>> keys, Set<String> traits, boolean fired, boolean others, URI consumer) {
        if (site.withoutBus().isPresent()) {
            return HINT;
        }
        if (isSeen()) {
            try {
                return new BrokenLink(site, consumer, queues(), keys, traits, fired, others).named();
            } catch (BusException e) {
                trouble = e.getMessage();
            }
        }
        if (fired) {
            return new BrokenLink(site, consumer, Map.of(), Map.of(), Set.of(), true, others).beyondAodh();
        }
        return trouble == null
                ? "the message bus is not known (bus.config), so it is not seen where the way is broken: " + HINT
                : trouble + ": see that RabbitMQ runs, and that we reach it";
    }

    private boolean isSeen() {
        return trouble == null && !buses.isEmpty();
    }

    private Map<Reader, BrokenLink.Queue> queues() throws BusException {
        Map<Reader, BrokenLink.Queue> queues = new EnumMap<>(Reader.class);
        for (Reader reader : Reader.values()) {
            Map<BusLook, Integer> home = home(reader);
            String where = (home.isEmpty() ? buses : home.keySet())
                    .stream().map(BusLook::where).collect(Collectors.joining(" or "));
            IntStream readers = home.values().stream().mapToInt(count -> count);
            queues.put(reader, new BrokenLink.Queue(where, readers.reduce(Integer::sum)));
        }
        return queues;
    }

    /** How many read its queue at each bus where somebody does; else where it is, for whoever sends makes it, too. */
    private Map<BusLook, Integer> home(Reader reader) throws BusException {
        Map<BusLook, Integer> home = new LinkedHashMap<>();
        for (BusLook bus : buses) {
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
        buses.forEach(BusLook::close);
    }
}
