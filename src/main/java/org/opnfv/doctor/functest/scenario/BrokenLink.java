package org.opnfv.doctor.functest.scenario;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;

/**
 * The first broken link of the notification path by what was seen of it, with what mends it in the words of the deployer.
 *
 * @param consumer where the alarm was to be sent; null where none was
 * @param queues those of all readers; empty where no bus is seen
 * @param keys the routing keys by which each exchange got updates of an instance; no entry for none
 * @param traits those of the events that were made of them; empty also where they were not looked at
 * @param fired whether Aodh shows that their alarm fired
 * @param others whether alarms of some of them came to the Consumer
 */
record BrokenLink(
        Site site,
        URI consumer,
        Map<Reader, Queue> queues,
        Map<String, Set<String>> keys,
        Set<String> traits,
        boolean fired,
        boolean others) {
    static final String NOVA = "nova";
    static final String CEILOMETER = "ceilometer";
    static final String AODH = "aodh";

    private static final String VERSIONED = "versioned_notifications.info";
    /** Without these the proof's alarm matches no event. */
    private static final Set<String> NEEDED = Set.of("state", "instance_id", "display_name");
    /** Without either Aodh does not know whose event it is. */
    private static final Set<String> OWNER = Set.of("project_id", "tenant_id");

    /**
     * A queue.
     *
     * @param where the buses that have it, or where it was sought
     * @param readers how many read it; empty where no bus has it
     */
    record Queue(String where, OptionalInt readers) {}

    /** The one that follows from it that somebody was not told. */
    String named() {
        if (passed(AODH, Reader.NOTIFIER)) {
            return beyondAodh();
        }
        return inNova().or(this::inCeilometer)
                .or(() -> silent(Reader.LISTENER))
                .or(this::inEvents)
                .orElseGet(() -> fired
                        ? beyondAodh()
                        : "aodh-listener: events reach its queue and no alarm fires: it hangs ("
                                + restart(Reader.LISTENER)
                                + "), or its event_alarm_cache_ttl is longer than arming.timeout_s");
    }

    private Set<String> at(String exchange) {
        return keys.getOrDefault(exchange, Set.of());
    }

    private boolean passed(String exchange, Reader reader) {
        return at(exchange).contains(reader.queue());
    }

    private Optional<String> inNova() {
        if (passed(NOVA, Reader.AGENT)) {
            return Optional.empty();
        }
        Set<String> told = at(NOVA);
        return Optional.of(
                told.isEmpty()
                        ? "Nova: no notification of a changed instance is on the bus: set [notifications] notify_on_state_change ="
                                + " vm_state and [oslo_messaging_notifications] driver = messagingv2 in nova.conf, and see that"
                                + " its transport_url is that of "
                                + queues.get(Reader.AGENT).where() + lasting()
                        : "Nova: it notifies by " + String.join(", ", told) + " alone, and Ceilometer reads "
                                + Reader.AGENT.queue() + ": set "
                                + (told.contains(VERSIONED)
                                        ? "[notifications] notification_format = both"
                                        : "[oslo_messaging_notifications] topics = notifications")
                                + " in nova.conf" + lasting());
    }

    private Optional<String> inCeilometer() {
        if (passed(CEILOMETER, Reader.LISTENER)) {
            return Optional.empty();
        }
        boolean apart = !queues.get(Reader.LISTENER)
                .where()
                .equals(queues.get(Reader.AGENT).where());
        String publisher = "give its sink the publisher "
                + (apart ? "notifier:// with the rest of aodh.conf's transport_url and " : "notifier://")
                + "?topic=alarm.all" + lasting();
        if (at(CEILOMETER).isEmpty()) {
            return silent(Reader.AGENT)
                    .or(() -> Optional.of(
                            "ceilometer-agent-notification: it reads Nova's notifications and publishes no event of them: it hangs ("
                                    + restart(Reader.AGENT) + "), or its event_pipeline.yaml publishes elsewhere: "
                                    + publisher));
        }
        return Optional.of("Ceilometer: it publishes to " + String.join(", ", at(CEILOMETER))
                + " alone, and Aodh reads " + Reader.LISTENER.queue() + ": " + publisher);
    }

    private Optional<String> inEvents() {
        Set<String> lacking = new TreeSet<>(NEEDED);
        lacking.removeAll(traits);
        if (OWNER.stream().noneMatch(traits::contains)) {
            lacking.add("project_id");
        }
        return traits.isEmpty() || lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("Ceilometer: its event compute.instance.update has no " + String.join(", ", lacking)
                        + ": define these traits in event_definitions.yaml" + lasting());
    }

    /** Why nothing goes beyond a reader; empty when somebody reads its queue, and where none is seen. */
    Optional<String> silent(Reader reader) {
        Queue queue = queues.get(reader);
        if (queue == null || queue.readers().orElse(0) > 0) {
            return Optional.empty();
        }
        String at = "the queue " + reader.queue() + " of the message bus at " + queue.where();
        return Optional.of(reader.service()
                + (queue.readers().isPresent()
                        ? ": nobody reads " + at + ": it does not run or hangs (" + restart(reader)
                                + "), or its transport_url names another bus"
                        : ": there is not " + at + ": it has never run (" + restart(reader)
                                + "), or reads another topic, or another bus, which bus.config can name"));
    }

    /** Where the alarm fired. */
    String beyondAodh() {
        return silent(Reader.NOTIFIER).orElseGet(() -> {
            List<String> cut = unlessLost(() -> ConsumerReachability.without(controllers(), consumer), List.of());
            String at = consumer.getAuthority();
            return cut.isEmpty()
                    ? "aodh-notifier: the alarm fired, and " + (others ? "not every call reached " : "nobody called ")
                            + at + ": it hangs (" + restart(Reader.NOTIFIER) + ")"
                            + (controllers().isEmpty()
                                    ? ", or cannot connect to there: see routes, firewalls and its log"
                                    : "")
                    : "way to the Consumer: the alarm fired, and " + String.join(", ", cut) + " cannot connect to " + at
                            + ": see routes and firewalls, or set consumer.listen or consumer.url";
        });
    }

    private String lasting() {
        return unlessLost(site::lastingChange, Optional.<String>empty())
                .map(how -> "; for good, " + how)
                .orElse("");
    }

    private String restart(Reader reader) {
        return controllers().stream()
                .findFirst()
                .map(first -> "on its controller, " + first.layout().restart(reader.service()))
                .orElse("restart it");
    }

    private List<Controller> controllers() {
        return unlessLost(site::controllers, List.of());
    }

    private static <T> T unlessLost(Supplier<T> asked, T otherwise) {
        try {
            return asked.get();
        } catch (HostException e) {
            return otherwise;
        }
    }
}
