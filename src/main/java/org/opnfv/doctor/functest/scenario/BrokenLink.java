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
 * The broken link of the notification path by what was seen of it, with what mends it in the words of the deployer. It is sought from
 * the end: whatever came to a link acquits those before it.
 *
 * @param consumer where the alarm was to be sent; null where none was
 * @param queues those of all readers; empty where no bus is seen
 */
record BrokenLink(Site site, URI consumer, Map<QueueReader, Queue> queues, Passed passed, End end) {
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

    /**
     * What passed on the bus.
     *
     * @param counts how many changes each exchange got, by routing key
     * @param traits those of the events that were made of them; empty also where they were not looked at
     * @param everything whether all routing keys of all known buses were heard, so that no other was used
     */
    record Passed(Map<String, Map<String, Integer>> counts, Set<String> traits, boolean everything) {
        static final Passed NOTHING = new Passed(Map.of(), Set.of(), false);

        private Map<String, Integer> at(String exchange) {
            return counts.getOrDefault(exchange, Map.of());
        }

        private int to(String exchange, QueueReader reader) {
            return at(exchange).getOrDefault(reader.queue(), 0);
        }

        private Set<String> past(String exchange, QueueReader reader) {
            Set<String> keys = new TreeSet<>(at(exchange).keySet());
            keys.remove(reader.queue());
            return keys;
        }
    }

    /**
     * What is known of the end.
     *
     * @param fired whether Aodh shows that their alarm fired
     * @param told how many changes the Consumer was told of
     * @param called whether any call came to it, which counts or not
     */
    record End(boolean fired, int told, boolean called) {}

    /** The one that follows from it that somebody was not told. */
    String named() {
        int alarms = passed.to(AODH, QueueReader.NOTIFIER);
        if (end.fired() || alarms > end.told()) {
            return beyondAodh();
        }
        int events = passed.to(CEILOMETER, QueueReader.LISTENER);
        if (events > end.told()) {
            return inAodh(events);
        }
        if (passed.to(NOVA, QueueReader.AGENT) > end.told()
                || !passed.past(CEILOMETER, QueueReader.LISTENER).isEmpty()) {
            return inCeilometer();
        }
        return inNova();
    }

    private String inNova() {
        String missing = "no notification of a changed instance";
        if (end.told() > 0 && passed.to(NOVA, QueueReader.AGENT) > 0) {
            return "Nova: " + passed.to(NOVA, QueueReader.AGENT) + " of its notifications are all that came to "
                    + QueueReader.AGENT.queue() + ": see the logs of nova-api and nova-compute";
        }
        String how = "set [notifications] notify_on_state_change = vm_state and [oslo_messaging_notifications] driver ="
                + " messagingv2 in nova.conf";
        Set<String> others = passed.past(NOVA, QueueReader.AGENT);
        if (!others.isEmpty()) {
            return "Nova: it notifies by " + String.join(", ", others) + " alone"
                    + (isRead(QueueReader.AGENT) ? ", and what is read is " + QueueReader.AGENT.queue() : "") + ": set "
                    + (others.contains(VERSIONED)
                            ? "[notifications] notification_format = both in nova.conf"
                            : "[oslo_messaging_notifications] topics = notifications in nova.conf, or the same topics in"
                                    + " ceilometer.conf")
                    + lasting();
        }
        return passed.everything() && isThere(QueueReader.AGENT)
                ? "Nova: " + missing + " is on the bus: " + how + ", and see that its transport_url is that of "
                        + where(QueueReader.AGENT) + lasting()
                : notSeen(missing, QueueReader.AGENT) + ": Nova sends none (" + how
                        + "), or by another topic, or on another" + " bus, which bus.config can name" + lasting();
    }

    private String inCeilometer() {
        boolean apart = !where(QueueReader.LISTENER).equals(where(QueueReader.AGENT));
        String publisher = "give its sink the publisher "
                + (apart
                        ? "notifier:// with the rest of aodh.conf's transport_url and topic=alarm.all among its options"
                        : "notifier://?topic=alarm.all")
                + lasting();
        if (!isThere(QueueReader.LISTENER)) {
            return notSeen("no event of a changed instance", QueueReader.LISTENER) + ": aodh-listener has never run ("
                    + restart(QueueReader.LISTENER) + "), or Aodh has another bus, which bus.config can name";
        }
        Set<String> others = passed.past(CEILOMETER, QueueReader.LISTENER);
        if (!others.isEmpty() && end.told() == 0) {
            return "Ceilometer: it publishes to " + String.join(", ", others) + " alone"
                    + (isRead(QueueReader.LISTENER) ? ", and what is read is " + QueueReader.LISTENER.queue() : "")
                    + ": "
                    + publisher;
        }
        return silent(QueueReader.AGENT)
                .orElseGet(() -> "ceilometer-agent-notification: " + QueueReader.AGENT.queue() + " is read, and "
                        + (end.told() == 0 ? "no event" : end.told() + " events") + " of "
                        + passed.to(NOVA, QueueReader.AGENT) + " notifications came to " + QueueReader.LISTENER.queue()
                        + ": it hangs (" + restart(QueueReader.AGENT)
                        + "), or its event_pipeline.yaml publishes elsewhere: " + publisher);
    }

    private String inAodh(int events) {
        return silent(QueueReader.LISTENER)
                .or(this::inEvents)
                .orElseGet(() -> "aodh-listener: " + counted(events, "event") + " came to its queue, and "
                        + (end.told() == 0 ? "no alarm is" : end.told() + " of their alarms are")
                        + " seen to fire: it hangs ("
                        + restart(QueueReader.LISTENER)
                        + "), or its event_alarm_cache_ttl is longer than arming.timeout_s");
    }

    private static String counted(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    /** Whether a known bus has its queue, so that what goes there would have been heard. */
    private boolean isThere(QueueReader reader) {
        return queues.containsKey(reader) && queues.get(reader).readers().isPresent();
    }

    private boolean isRead(QueueReader reader) {
        return isThere(reader) && queues.get(reader).readers().getAsInt() > 0;
    }

    private String where(QueueReader reader) {
        return queues.get(reader).where();
    }

    private String notSeen(String what, QueueReader reader) {
        return "not seen where the way is broken: " + what + " came to " + reader.queue() + " of the message bus at "
                + where(reader) + (isThere(reader) ? "" : ", which has no such queue");
    }

    private Optional<String> inEvents() {
        Set<String> lacking = new TreeSet<>(NEEDED);
        lacking.removeAll(passed.traits());
        if (OWNER.stream().noneMatch(passed.traits()::contains)) {
            lacking.add("project_id");
        }
        return passed.traits().isEmpty() || lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("Ceilometer: its event compute.instance.update has no " + String.join(", ", lacking)
                        + ": define these traits in event_definitions.yaml" + lasting());
    }

    /** Why nothing goes beyond a reader; empty when somebody reads its queue, and where none is seen. */
    Optional<String> silent(QueueReader reader) {
        if (queues.get(reader) == null || isRead(reader)) {
            return Optional.empty();
        }
        String at = "the queue " + reader.queue() + " of the message bus at " + where(reader);
        return Optional.of(reader.service()
                + (isThere(reader)
                        ? ": nobody reads " + at + ": it does not run or hangs (" + restart(reader)
                                + "), or reads another topic or another bus"
                        : ": there is not " + at + ": it has never run (" + restart(reader)
                                + "), or reads another topic, or another bus, which bus.config can name"));
    }

    /** Where the alarm fired. */
    String beyondAodh() {
        if (end.called()) {
            return "aodh-notifier: "
                    + (end.told() == 0
                            ? "the alarm fired, and its call did not come in time"
                            : counted(passed.to(AODH, QueueReader.NOTIFIER), "alarm") + " fired, and "
                                    + counted(end.told(), "call") + " came in time")
                    + ": see consumer.log and the log of aodh-notifier";
        }
        return silent(QueueReader.NOTIFIER).orElseGet(this::onTheWayBack);
    }

    private String onTheWayBack() {
        String silence = "the alarm fired, and nobody called " + consumer.getAuthority();
        List<String> cut = unlessLost(() -> ConsumerReachability.without(controllers(), consumer), List.of());
        if (!cut.isEmpty()) {
            return "way to the Consumer: the alarm fired, and " + String.join(", ", cut) + " cannot connect to "
                    + consumer.getAuthority() + ": see routes and firewalls, or set consumer.listen or consumer.url";
        }
        boolean tls = ConsumerReachability.isTls(consumer);
        // What can connect may still not trust who answers.
        Optional<String> trouble =
                tls || controllers().isEmpty() ? ConsumerReachability.fromHere(consumer) : Optional.empty();
        String hanging = " hangs (" + restart(QueueReader.NOTIFIER) + ")";
        return trouble.map(tried -> "way to the Consumer: " + silence + "; tried from here, " + tried
                        + ": see what is to listen there and the log of aodh-notifier, or set consumer.listen or"
                        + " consumer.url; or aodh-notifier" + hanging)
                .orElseGet(() -> "aodh-notifier: " + silence + ": it" + hanging
                        + (tls ? ", or does not trust the certificate there: see its log" : "")
                        + (controllers().isEmpty()
                                ? ", or cannot connect to there: see routes, firewalls and its log"
                                : ""));
    }

    private String lasting() {
        return unlessLost(site::lastingChange, Optional.<String>empty())
                .map(how -> "; for good, " + how)
                .orElse("");
    }

    private String restart(QueueReader reader) {
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
