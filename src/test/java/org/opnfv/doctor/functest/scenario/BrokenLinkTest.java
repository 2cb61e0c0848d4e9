package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/** Which link is said to be broken, by what was seen on the bus. */
class BrokenLinkTest {
    private static final URI CONSUMER = URI.create("http://198.51.100.1:12346/failure/secret");
    private static final String ALL = "notifications.info alarm.all.sample alarming.sample";
    private static final String TRAITS = "state instance_id display_name tenant_id";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // who reads which queue, ? where there is none | seen of Nova | seen of Ceilometer | traits | alarm |
                // what is said
                ALL + " | - | - | - | ok | Nova: no notification",
                ALL + " | - | - | - | alarm | Nova: no notification",
                ALL + " | versioned_notifications.info | - | - | ok | notification_format = both",
                ALL + " | elsewhere.info | - | - | ok | [oslo_messaging_notifications] topics = notifications",
                "alarm.all.sample alarming.sample | notifications.info | - | - | ok"
                        + " | ceilometer-agent-notification: nobody reads the queue notifications.info",
                ALL
                        + " | notifications.info | - | - | ok | ceilometer-agent-notification: it reads Nova's notifications",
                ALL + " | notifications.info | event.sample | - | ok | Ceilometer: it publishes to event.sample alone",
                "notifications.info alarming.sample | notifications.info | alarm.all.sample | - | ok"
                        + " | aodh-listener: nobody reads the queue alarm.all.sample",
                "notifications.info ?alarm.all.sample alarming.sample | notifications.info | alarm.all.sample | - | ok"
                        + " | aodh-listener: there is not the queue alarm.all.sample",
                ALL + " | notifications.info | alarm.all.sample | state instance_id project_id | ok"
                        + " | has no display_name: define",
                ALL + " | notifications.info | alarm.all.sample | state instance_id display_name | ok"
                        + " | has no project_id: define",
                ALL + " | notifications.info | alarm.all.sample | " + TRAITS + " | ok"
                        + " | aodh-listener: events reach its queue and no alarm fires",
                "notifications.info alarm.all.sample | notifications.info | alarm.all.sample | - | alarm"
                        + " | aodh-notifier: nobody reads the queue alarming.sample",
                ALL + " | notifications.info | alarm.all.sample | - | alarm"
                        + " | aodh-notifier: the alarm fired, and nobody called 198.51.100.1:12346: it hangs",
            })
    void theFirstBrokenLinkIsNamed(
            String read, String nova, String ceilometer, String traits, String alarm, String said) {
        Map<String, Set<String>> keys = Map.of("nova", words(nova), "ceilometer", words(ceilometer));
        assertThat(link(queues(read), keys, words(traits), "alarm".equals(alarm), false)
                        .named())
                .contains(said)
                .doesNotContain("secret");
    }

    @Test
    void anAlarmOnItsWayToTheNotifierHasFired() {
        Map<String, Set<String>> keys = Map.of("aodh", Set.of("alarming.sample"));
        assertThat(link(queues(ALL), keys, Set.of(), false, false).named())
                .startsWith("aodh-notifier: the alarm fired, and nobody called ");
        assertThat(link(queues(ALL), keys, Set.of(), false, true).named())
                .startsWith("aodh-notifier: the alarm fired, and not every call reached ");
    }

    @Test
    void whereAodhHasABusOfItsOwnCeilometersPublisherNamesIt() {
        Map<Reader, BrokenLink.Queue> queues = queues(ALL);
        Map<String, Set<String>> keys = Map.of("nova", Set.of("notifications.info"));
        assertThat(link(queues, keys, Set.of(), false, false).named())
                .endsWith("give its sink the publisher notifier://?topic=alarm.all");
        queues.put(Reader.LISTENER, new BrokenLink.Queue("[bus:5672] /aodh", OptionalInt.of(1)));
        assertThat(link(queues, keys, Set.of(), false, false).named())
                .endsWith("publisher notifier:// with the rest of aodh.conf's transport_url and ?topic=alarm.all");
    }

    @Test
    void whoDoesNotListenIsAFailureAndAQueueThatIsNotSeenMayBeElsewhere() {
        List<String> found = new ArrayList<>();
        NotificationWay.listeners(
                new Unconfigured(),
                queues("notifications.info ?alarm.all.sample"),
                one -> found.add(one.level() + " " + one.what() + ": " + one.detail()));

        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .startsWith("WARNING alarms: aodh-listener: there is not the queue")
                .contains("bus.config");
        assertThat(found.get(1)).startsWith("FAILED alarms: aodh-notifier: nobody reads");
    }

    @Test
    void withoutABusOnlyTheEndIsSeen() {
        try (NotificationWay way = NotificationWay.of(new Unconfigured())) {
            assertThat(way.broken(false, false, CONSUMER)).startsWith("the message bus is not known (bus.config)");
            assertThat(way.broken(true, false, CONSUMER)).startsWith("aodh-notifier: the alarm fired");
        }
    }

    @Test
    void aBusThatCannotBeFollowedSaysNothingOfNova() {
        Site refusing = new Unconfigured() {
            @Override
            public List<TransportUrl> messageBuses() {
                throw new HostException("controller-1 is off", null);
            }
        };
        List<String> found = new ArrayList<>();
        try (NotificationWay way = NotificationWay.of(refusing)) {
            way.follow("i-1");
            assertThat(way.broken(false, false, CONSUMER)).startsWith("controller-1 is off: see that RabbitMQ runs");
            way.look(false, one -> found.add(one.level() + " " + one.detail()));
        }
        assertThat(found)
                .containsExactly(
                        "WARNING controller-1 is off; without it T06 to T08 are unknown",
                        "UNKNOWN the message bus is not seen, so nobody knows whether anything between Nova and the"
                                + " Consumer works: check --prove finds out");
    }

    @ParameterizedTest
    @CsvSource({
        "KOLLA_PODMAN, aodh-listener, podman restart aodh_listener",
        "KOLLA_DOCKER, ceilometer-agent-notification, docker restart ceilometer_notification",
        "PODMAN, ceilometer-agent-notification, podman restart ceilometer_agent_notification",
        "PLAIN, aodh-notifier, 'systemctl restart aodh-notifier, openstack-aodh-notifier or devstack@aodh-notifier'",
        "PLAIN, ceilometer-agent-notification, 'systemctl restart ceilometer-agent-notification,"
                + " openstack-ceilometer-notification or devstack@ceilometer-anotification'",
    })
    void aServiceIsRestartedByTheNameThatItHasThere(ServiceLayout layout, String service, String command) {
        assertThat(layout.restart(service)).isEqualTo(command);
    }

    private static BrokenLink link(
            Map<Reader, BrokenLink.Queue> queues,
            Map<String, Set<String>> keys,
            Set<String> traits,
            boolean fired,
            boolean others) {
        return new BrokenLink(new Unconfigured(), CONSUMER, queues, keys, traits, fired, others);
    }

    private static Map<Reader, BrokenLink.Queue> queues(String read) {
        Map<Reader, BrokenLink.Queue> queues = new EnumMap<>(Reader.class);
        for (Reader reader : Reader.values()) {
            OptionalInt readers = words(read).contains("?" + reader.queue())
                    ? OptionalInt.empty()
                    : OptionalInt.of(words(read).contains(reader.queue()) ? 1 : 0);
            queues.put(reader, new BrokenLink.Queue("[bus:5672]", readers));
        }
        return queues;
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Arrays.stream(text.split(" ")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A deployment of which nothing is known but its cloud. */
    private static class Unconfigured implements Site {
        @Override
        public String description() {
            return "hosts of which nothing else is known";
        }

        @Override
        public Credentials credentials() {
            throw new AssertionError("asked for credentials");
        }

        @Override
        public Host host(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public List<TransportUrl> messageBuses() {
            return List.of();
        }

        @Override
        public boolean endsWithUs() {
            return false;
        }

        @Override
        public void close() {
            // It has nothing open.
        }
    }
}
