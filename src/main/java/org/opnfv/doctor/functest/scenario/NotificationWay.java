package org.opnfv.doctor.functest.scenario;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.bus.BusAddress;
import org.opnfv.doctor.functest.bus.BusException;
import org.opnfv.doctor.functest.bus.BusLook;
import org.opnfv.doctor.functest.bus.BusView;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/**
 * The way of a notification from Nova over the message bus to the Consumer, and where it is broken: for {@code check}, for a proof that
 * fails, and for a run in which nobody is told. It only looks.
 */
public final class NotificationWay implements AutoCloseable {
    private static final String NOVA = "nova";
    private static final String CEILOMETER = "ceilometer";
    private static final String AODH = "aodh";
    private static final String NOTIFIED = "notifications.info";
    private static final String VERSIONED = "versioned_notifications.info";
    private static final String TRANSFORMED = "alarm.all.sample";
    private static final String FIRED = "alarming.sample";
    /** Without these an alarm matches no event, or Aodh does not know whose it is. */
    private static final Set<String> TRAITS = Set.of("state", "instance_id", "display_name");

    private static final String HINT = "see that Nova notifies (notify_on_state_change), Ceilometer publishes to"
            + " notifier://?topic=alarm.all, aodh-listener and aodh-notifier run, and the Consumer's address can be reached";

    private final Site site;
    private BusView nova;
    private BusView aodh;
    private String trouble;
    private boolean isFound = true;

    private NotificationWay(Site site) {
        this.site = site;
    }

    /** That over a bus that Nova and Aodh share. */
    NotificationWay(Site site, BusView bus) {
        this.site = site;
        nova = bus;
        aodh = bus;
    }

    /** That of a site. A bus that cannot be looked at is part of what it says. */
    public static NotificationWay of(Site site) {
        NotificationWay way = new NotificationWay(site);
        way.connect();
        return way;
    }

    private void connect() {
        try {
            List<TransportUrl> buses = site.messageBuses();
            if (!buses.isEmpty()) {
                nova = look(buses.get(0));
                Optional<TransportUrl> alarms = site.alarmBus().filter(url -> !url.equals(buses.get(0)));
                aodh = alarms.isPresent() ? look(alarms.get()) : nova;
            }
        } catch (BusException | HostException e) {
            trouble = e.getMessage();
            isFound = e instanceof BusException;
        }
    }

    private static BusView look(TransportUrl url) throws BusException {
        return BusLook.open(new BusAddress(url.text(), url.authority()));
    }

    private boolean isSeen() {
        return aodh != null;
    }

    /** A service of the way, the queue that it reads, and where that is. */
    private record Reader(String service, String queue, BusView bus) {}

    /** Why nothing goes beyond a reader; empty when it listens. */
    private Optional<String> silent(Reader reader) throws BusException {
        return reader.bus().readers(reader.queue()) > 0
                ? Optional.empty()
                : Optional.of(reader.service() + ": nobody reads the queue " + reader.queue()
                        + " of the message bus at "
                        + reader.bus().where() + ": it does not run or hangs, or its transport_url names another bus: "
                        + restart(reader.service()));
    }

    private List<Reader> readers() {
        return List.of(
                new Reader("ceilometer-agent-notification", NOTIFIED, nova),
                new Reader("aodh-listener", TRANSFORMED, aodh),
                new Reader("aodh-notifier", FIRED, aodh));
    }

    /** For a preflight: who does not listen, and what cannot be seen without sending something. */
    void look(Consumer<PreflightResult> found) {
        if (site.withoutBus().isPresent()) {
            return;
        }
        if (trouble != null && isFound) {
            found.accept(PreflightResult.warning(
                    "message bus", trouble + "; where the services reach it and we do not, T06 to T08 are unknown"));
        }
        try {
            List<String> silent = new ArrayList<>();
            for (Reader reader : isSeen() ? readers() : List.<Reader>of()) {
                silent(reader).ifPresent(silent::add);
            }
            silent.forEach(line -> found.accept(PreflightResult.failed("alarms", line)));
            if (isSeen() && silent.isEmpty()) {
                found.accept(PreflightResult.ok(
                        "alarms", "Ceilometer's agent, aodh-listener and aodh-notifier listen to the message bus"));
            }
        } catch (BusException e) {
            found.accept(PreflightResult.warning("message bus", e.getMessage()));
        }
        found.accept(PreflightResult.unknown("alarms", unseen() + ": check --prove finds out"));
    }

    private String unseen() {
        if (!isSeen()) {
            return "the message bus is not seen, so nobody knows whether anything between Nova and the Consumer works";
        }
        return controllers().isEmpty()
                ? "no controller is known, so neither Nova's and Ceilometer's settings nor whether who listens also works"
                : "whether the services that listen also work";
    }

    /** Follows updates of that instance from now on. */
    public void follow(String instance) {
        if (!isSeen()) {
            return;
        }
        try {
            nova.follow(NOVA, "#.info", instance);
            aodh.follow(CEILOMETER, "#.sample", instance);
            aodh.follow(AODH, "#.sample", instance);
        } catch (BusException e) {
            trouble = e.getMessage();
        }
    }

    /** The broken link, by what was followed; {@code alarm} is that of the instance as Aodh has it, if it is known. */
    public String broken(Optional<Alarm> alarm, URI consumer) {
        if (!isSeen()) {
            return broken(Map.of(), Set.of(), alarm, consumer);
        }
        Map<String, Set<String>> passed =
                Map.of(NOVA, nova.keys(NOVA), CEILOMETER, aodh.keys(CEILOMETER), AODH, aodh.keys(AODH));
        return broken(passed, aodh.traits(), alarm, consumer);
    }

    /** The broken link, by the routing keys at which an exchange got news of the instance, and the traits of its events. */
    public String broken(Map<String, Set<String>> passed, Set<String> traits, Optional<Alarm> alarm, URI consumer) {
        if (site.withoutBus().isPresent()) {
            return HINT;
        }
        try {
            boolean fired = alarm.filter(one -> "alarm".equals(one.state())).isPresent();
            if (passed.getOrDefault(AODH, Set.of()).contains(FIRED) || fired && !isSeen()) {
                return beyondAodh(consumer);
            }
            if (!isSeen()) {
                return trouble == null
                        ? "the message bus is not known (bus.config), so it is not seen where the way is broken: "
                                + HINT
                        : trouble + ": see that RabbitMQ runs, and that we reach it";
            }
            Optional<String> before = beforeAodh(passed, traits);
            if (before.isPresent()) {
                return before.get();
            }
            return fired
                    ? beyondAodh(consumer)
                    : "aodh-listener: the event reaches its queue and no alarm fires: it hangs ("
                            + restart("aodh-listener")
                            + "), or its event_alarm_cache_ttl is longer than arming.timeout_s";
        } catch (BusException e) {
            return e.getMessage();
        }
    }

    private Optional<String> beforeAodh(Map<String, Set<String>> passed, Set<String> traits) throws BusException {
        Set<String> told = passed.getOrDefault(NOVA, Set.of());
        if (told.isEmpty()) {
            return Optional.of(
                    "Nova: it sends no notification of a changed instance: set [notifications] notify_on_state_change = vm_state"
                            + " and [oslo_messaging_notifications] driver = messagingv2 in nova.conf, and see that its transport_url"
                            + " there is that of " + nova.where() + lasting());
        }
        if (!told.contains(NOTIFIED)) {
            return Optional.of(
                    "Nova: it notifies by " + String.join(", ", told) + " alone, and Ceilometer reads " + NOTIFIED
                            + ": set "
                            + (told.contains(VERSIONED)
                                    ? "[notifications] notification_format = both"
                                    : "[oslo_messaging_notifications] topics = notifications")
                            + " in nova.conf" + lasting());
        }
        List<Reader> readers = readers();
        Optional<String> silent = silent(readers.get(0));
        if (silent.isPresent()) {
            return silent;
        }
        Set<String> published = passed.getOrDefault(CEILOMETER, Set.of());
        if (published.isEmpty()) {
            return Optional.of(
                    "ceilometer-agent-notification: it reads Nova's notifications and publishes no event of them: it hangs ("
                            + restart("ceilometer-agent-notification")
                            + "), or its event_pipeline.yaml publishes elsewhere: " + publisher());
        }
        if (!published.contains(TRANSFORMED)) {
            return Optional.of("Ceilometer: it publishes to " + String.join(", ", published) + " alone, and Aodh reads "
                    + TRANSFORMED + ": " + publisher());
        }
        silent = silent(readers.get(1));
        if (silent.isPresent()) {
            return silent;
        }
        Set<String> lacking = new TreeSet<>(TRAITS);
        lacking.removeAll(traits);
        if (!traits.isEmpty() && !lacking.isEmpty()) {
            return Optional.of("Ceilometer: its event compute.instance.update has no " + String.join(", ", lacking)
                    + ": define these traits in event_definitions.yaml" + lasting());
        }
        return Optional.empty();
    }

    private String beyondAodh(URI consumer) throws BusException {
        Optional<String> silent = isSeen() ? silent(readers().get(2)) : Optional.empty();
        if (silent.isPresent()) {
            return silent.get();
        }
        List<String> cut = cut(consumer);
        if (!cut.isEmpty()) {
            return "way to the Consumer: the alarm fired, and " + String.join(", ", cut) + " cannot connect to "
                    + at(consumer) + ": see routes and firewalls, or set consumer.listen or consumer.url";
        }
        return "aodh-notifier: the alarm fired and nobody called " + at(consumer) + ": it hangs ("
                + restart("aodh-notifier") + ")"
                + (controllers().isEmpty() ? ", or cannot connect to there: see routes, firewalls and its log" : "");
    }

    private List<String> cut(URI consumer) {
        try {
            return ConsumerReachability.without(controllers(), consumer);
        } catch (HostException e) {
            return List.of();
        }
    }

    private static String at(URI consumer) {
        return consumer.getHost() + ":" + consumer.getPort();
    }

    private String publisher() {
        return "give its sink the publisher notifier://?topic=alarm.all" + lasting();
    }

    /** In the words of the deployer. */
    private String lasting() {
        return controllers().isEmpty()
                ? ""
                : site.lastingChange().map(how -> "; for good, " + how).orElse("");
    }

    private String restart(String service) {
        return controllers().stream()
                .findFirst()
                .map(first -> "on its controller, " + first.layout().restart(service))
                .orElse("restart it");
    }

    private List<Controller> controllers() {
        try {
            return site.controllers();
        } catch (HostException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        if (nova != null) {
            nova.close();
        }
        if (aodh != null && aodh != nova) {
            aodh.close();
        }
    }
}
