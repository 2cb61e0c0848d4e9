package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/** Which link is said to be broken, by what was seen on the bus. */
class BrokenLinkTest {
    /** The Consumer's port, which is open. */
    private static final ServerSocket OPEN = open();

    private static final URI CONSUMER = to("http", OPEN.getLocalPort());
    static final String ALL = "notifications.info alarm.all.sample alarming.sample";
    private static final String TRAITS = "state instance_id display_name tenant_id";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // who reads which queue, ? where there is none | seen of Nova | seen of Ceilometer | traits | alarm |
                // what is said
                ALL + " | - | - | - | ok | Nova: no notification",
                ALL + " | - | - | - | alarm | aodh-notifier: the alarm fired, and nobody called",
                ALL + " | - | alarm.all.sample | " + TRAITS + " | ok | aodh-listener: 1 event came to its queue",
                ALL + " | - | event.sample | - | ok | Ceilometer: it publishes to event.sample alone",
                ALL + " | versioned_notifications.info | - | - | ok | notification_format = both",
                ALL + " | elsewhere.info | - | - | ok | alone, and what is read is notifications.info: set"
                        + " [oslo_messaging_notifications] topics = notifications",
                "alarm.all.sample alarming.sample | elsewhere.info | - | - | ok | by elsewhere.info alone: set",
                "?notifications.info alarm.all.sample alarming.sample | - | - | - | ok | not seen where the way is broken:"
                        + " no notification",
                "alarm.all.sample alarming.sample | notifications.info | - | - | ok"
                        + " | ceilometer-agent-notification: nobody reads the queue notifications.info",
                ALL
                        + " | notifications.info | - | - | ok | notifications.info is read, and no event of 1 notifications",
                ALL
                        + " | notifications.info | event.sample | - | ok | Ceilometer: it publishes to event.sample alone, and"
                        + " what is read is alarm.all.sample",
                "notifications.info alarming.sample | notifications.info | event.sample | - | ok"
                        + " | Ceilometer: it publishes to event.sample alone: give",
                "notifications.info alarming.sample | notifications.info | alarm.all.sample | - | ok"
                        + " | aodh-listener: nobody reads the queue alarm.all.sample",
                "notifications.info ?alarm.all.sample alarming.sample | notifications.info | - | - | ok"
                        + " | not seen where the way is broken: no event",
                ALL + " | notifications.info | alarm.all.sample | state instance_id project_id | ok"
                        + " | has no display_name: define",
                ALL + " | notifications.info | alarm.all.sample | state instance_id display_name | ok"
                        + " | has no project_id: define",
                ALL + " | notifications.info | alarm.all.sample | " + TRAITS + " | ok"
                        + " | aodh-listener: 1 event came to its queue, and no alarm is seen to fire",
                "notifications.info alarm.all.sample | notifications.info | alarm.all.sample | - | alarm"
                        + " | aodh-notifier: nobody reads the queue alarming.sample",
                ALL + " | notifications.info | alarm.all.sample | - | alarm"
                        + " | aodh-notifier: the alarm fired, and nobody called 127.0.0.1:",
            })
    void theBrokenLinkIsSoughtFromTheEnd(
            String read, String nova, String ceilometer, String traits, String alarm, String said) {
        Map<String, Map<String, Integer>> counts = Map.of("nova", once(nova), "ceilometer", once(ceilometer));
        assertThat(link(queues(read), counts, words(traits), "alarm".equals(alarm)))
                .contains(said)
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9, 9, 2, 'aodh-notifier: 9 alarms fired, and 2 calls came in time: see'",
        "9, 9, 2, 2, 'aodh-listener: 9 events came to its queue, and 2 of their alarms are seen to fire'",
        "9, 2, 2, 2, 'notifications.info is read, and 2 events of 9 notifications came to alarm.all.sample'",
        "2, 2, 2, 2, 'Nova: 2 of its notifications are all that came to notifications.info'",
        "0, 0, 0, 2, 'not seen where the way is broken'",
        "0, 0, 1, 0, 'aodh-notifier: the alarm fired, and nobody called '",
    })
    void ofSeveralChangesTheLinkIsNamedThatLosesSome(int nova, int ceilometer, int aodh, int told, String said) {
        Map<String, Map<String, Integer>> counts = Map.of(
                "nova", Map.of("notifications.info", nova),
                "ceilometer", Map.of("alarm.all.sample", ceilometer),
                "aodh", Map.of("alarming.sample", aodh));
        assertThat(new BrokenLink(
                                new UnconfiguredSite(),
                                CONSUMER,
                                nova == 0 ? queues("?" + ALL) : queues(ALL),
                                new BrokenLink.Passed(counts, Set.of(), true),
                                new BrokenLink.End(false, told, told > 0))
                        .named())
                .contains(said)
                .doesNotContain(told > 0 ? "nobody called" : "in time");
    }

    @Test
    void whoHearsOneKeyAloneSaysNothingOfNova() {
        assertThat(new BrokenLink(
                                new UnconfiguredSite(),
                                CONSUMER,
                                queues(ALL),
                                new BrokenLink.Passed(Map.of(), Set.of(), false),
                                new BrokenLink.End(false, 0, false))
                        .named())
                .startsWith("not seen where the way is broken: no notification of a changed instance came to"
                        + " notifications.info of the message bus at [bus:5672]: Nova sends none (set ");
    }

    @Test
    void aCallThatCameLateOrWasRefusedDoesNotHang() {
        assertThat(new BrokenLink(
                                new UnconfiguredSite(),
                                CONSUMER,
                                queues(ALL),
                                BrokenLink.Passed.NOTHING,
                                new BrokenLink.End(true, 0, true))
                        .named())
                .startsWith("aodh-notifier: the alarm fired, and its call did not come in time: see")
                .doesNotContain("hangs");
    }

    @Test
    void whereAodhHasABusOfItsOwnCeilometersPublisherNamesIt() {
        Map<QueueReader, BrokenLink.Queue> queues = queues(ALL);
        Map<String, Map<String, Integer>> counts = Map.of("nova", Map.of("notifications.info", 1));
        assertThat(link(queues, counts, Set.of(), false))
                .endsWith("give its sink the publisher notifier://?topic=alarm.all");
        queues.put(QueueReader.LISTENER, new BrokenLink.Queue("[bus:5672] /aodh", OptionalInt.of(1)));
        assertThat(link(queues, counts, Set.of(), false))
                .endsWith(
                        "publisher notifier:// with the rest of aodh.conf's transport_url and topic=alarm.all among its"
                                + " options");
    }

    @Test
    void aQueueThatNobodyReadsMayBeOneOfBefore() {
        List<String> found = new ArrayList<>();
        Consumer<PreflightResult> finds = one -> found.add(one.level() + " " + one.what() + ": " + one.detail());
        NotificationPathCheck.listeners(new UnconfiguredSite(), queues("notifications.info ?alarm.all.sample"), finds);

        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .startsWith("WARNING alarms: aodh-listener: there is not the queue")
                .contains("bus.config");
        assertThat(found.get(1))
                .startsWith("WARNING alarms: aodh-notifier: nobody reads")
                .contains("another topic");

        found.clear();
        NotificationPathCheck.listeners(new UnconfiguredSite(), queues(ALL), finds);
        assertThat(found)
                .containsExactly(
                        "OK alarms: the queues notifications.info, alarm.all.sample, alarming.sample of the message"
                                + " bus are read");
    }

    @Test
    void aBusThatARunDoesNotNeedIsAWarningWhereItIsNotReached() {
        Site unreachable = new UnconfiguredSite() {
            @Override
            public List<TransportUrl> messageBuses() {
                return List.of(new TransportUrl("rabbit://u:s3cret@127.0.0.1:1//aodh", null));
            }
        };
        assertThat(looked(unreachable, false))
                .anyMatch(line -> line.startsWith("WARNING message bus: the message bus at [127.0.0.1:1] cannot be"))
                .noneMatch(line -> line.startsWith("FAILED"));
        assertThat(looked(unreachable, true)).anyMatch(line -> line.startsWith("FAILED message bus: "));
    }

    static URI to(String scheme, int port) {
        return URI.create(scheme + "://127.0.0.1:" + port + "/failure/secret");
    }

    static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() throws IOException {
        OPEN.close();
    }

    @Test
    void aBusThatDoesNotAnswerIsSaidToBeThat() {
        Site hanging = new UnconfiguredSite() {
            @Override
            public List<TransportUrl> messageBuses() {
                return List.of(new TransportUrl("rabbit://u:s3cret@127.0.0.1:" + OPEN.getLocalPort() + "//aodh", null));
            }
        };
        assertThat(looked(hanging, false))
                .anyMatch(line -> line.contains(" cannot be reached: no answer in time: see that RabbitMQ runs"));
    }

    private static List<String> looked(Site site, boolean required) {
        List<String> found = new ArrayList<>();
        try (NotificationPathCheck way = NotificationPathCheck.of(site)) {
            way.look(required, one -> found.add(one.level() + " " + one.what() + ": " + one.detail()));
        }
        return found;
    }

    @Test
    void withoutABusOnlyTheEndIsSeen() {
        try (NotificationPathCheck way = NotificationPathCheck.of(new UnconfiguredSite())) {
            assertThat(way.broken(false, 0, false, CONSUMER)).startsWith("the message bus is not known (bus.config)");
            assertThat(way.broken(true, 0, false, CONSUMER)).startsWith("aodh-notifier: the alarm fired");
        }
    }

    @Test
    void aBusThatCannotBeFollowedSaysNothingOfNova() {
        Site refusing = new UnconfiguredSite() {
            @Override
            public List<TransportUrl> messageBuses() {
                throw new HostException("controller-1 is off", null);
            }
        };
        List<String> found = new ArrayList<>();
        try (NotificationPathCheck way = NotificationPathCheck.of(refusing)) {
            way.follow("i-1");
            assertThat(way.broken(false, 0, false, CONSUMER))
                    .startsWith("controller-1 is off: see that it can be reached");
            way.look(false, one -> found.add(one.level() + " " + one.detail()));
        }
        assertThat(found)
                .containsExactly(
                        "WARNING controller-1 is off: see that it can be reached, or name the bus in bus.config; without it"
                                + " T06 to T08 may be unknown",
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

    private static String link(
            Map<QueueReader, BrokenLink.Queue> queues,
            Map<String, Map<String, Integer>> counts,
            Set<String> traits,
            boolean fired) {
        return new BrokenLink(
                        new UnconfiguredSite(),
                        CONSUMER,
                        queues,
                        new BrokenLink.Passed(counts, traits, true),
                        new BrokenLink.End(fired, 0, false))
                .named();
    }

    private static Map<String, Integer> once(String keys) {
        return words(keys).stream().collect(Collectors.toMap(key -> key, key -> 1));
    }

    static Map<QueueReader, BrokenLink.Queue> queues(String read) {
        Map<QueueReader, BrokenLink.Queue> queues = new EnumMap<>(QueueReader.class);
        for (QueueReader reader : QueueReader.values()) {
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
}
