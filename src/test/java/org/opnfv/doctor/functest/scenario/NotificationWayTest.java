package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.bus.BusView;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/** Which link is said to be broken, by what was seen on the bus. */
class NotificationWayTest {
    private static final URI CONSUMER = URI.create("http://198.51.100.1:12346/failure/secret");
    private static final String ALL = "notifications.info alarm.all.sample alarming.sample";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // who reads which queue | seen of Nova | seen of Ceilometer | traits | alarm | what is said
                ALL + " | - | - | - | ok | Nova: it sends no notification",
                ALL + " | - | - | - | alarm | Nova: it sends no notification",
                ALL + " | versioned_notifications.info | - | - | ok | notification_format = both",
                ALL + " | elsewhere.info | - | - | ok | [oslo_messaging_notifications] topics = notifications",
                "alarm.all.sample alarming.sample | notifications.info | - | - | ok"
                        + " | ceilometer-agent-notification: nobody reads the queue notifications.info",
                ALL
                        + " | notifications.info | - | - | ok | ceilometer-agent-notification: it reads Nova's notifications",
                ALL + " | notifications.info | event.sample | - | ok | Ceilometer: it publishes to event.sample alone",
                "notifications.info alarming.sample | notifications.info | alarm.all.sample | - | ok"
                        + " | aodh-listener: nobody reads the queue alarm.all.sample",
                ALL + " | notifications.info | alarm.all.sample | state instance_id | ok | has no display_name: define",
                ALL + " | notifications.info | alarm.all.sample | state instance_id display_name | ok"
                        + " | aodh-listener: the event reaches its queue and no alarm fires",
                "notifications.info alarm.all.sample | notifications.info | alarm.all.sample | - | alarm"
                        + " | aodh-notifier: nobody reads the queue alarming.sample",
                ALL + " | notifications.info | alarm.all.sample | - | alarm"
                        + " | aodh-notifier: the alarm fired and nobody called 198.51.100.1:12346: it hangs",
            })
    void theFirstBrokenLinkIsNamed(
            String read, String nova, String ceilometer, String traits, String alarm, String said) {
        Seen bus = new Seen(words(read), Map.of("nova", words(nova), "ceilometer", words(ceilometer)), words(traits));
        Optional<Alarm> asked = Optional.of(new Alarm("a", "probe", alarm, true, List.of()));
        try (NotificationWay way = new NotificationWay(new Unconfigured(), bus)) {
            assertThat(way.broken(asked, CONSUMER)).contains(said).doesNotContain("secret");
        }
    }

    @Test
    void whoDoesNotListenIsAFailureAndTheRestIsUnknown() {
        List<String> found = new ArrayList<>();
        try (NotificationWay way =
                new NotificationWay(new Unconfigured(), new Seen(words("notifications.info"), Map.of(), Set.of()))) {
            way.look(one -> found.add(one.level() + " " + one.what() + ": " + one.detail()));
        }

        assertThat(found).hasSize(3);
        assertThat(found.get(0)).startsWith("FAILED alarms: aodh-listener: nobody reads");
        assertThat(found.get(1)).startsWith("FAILED alarms: aodh-notifier: nobody reads");
        assertThat(found.get(2)).startsWith("UNKNOWN alarms: ").endsWith("check --prove finds out");
    }

    @Test
    void withoutABusOnlyTheEndIsSeen() {
        try (NotificationWay way = NotificationWay.of(new Unconfigured())) {
            assertThat(way.broken(Optional.empty(), CONSUMER)).startsWith("the message bus is not known (bus.config)");
            assertThat(way.broken(Optional.of(new Alarm("a", "probe", "alarm", true, List.of())), CONSUMER))
                    .startsWith("aodh-notifier: the alarm fired");
        }
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Arrays.stream(text.split(" ")).collect(Collectors.toSet());
    }

    /** A bus on which just that was seen. */
    private record Seen(Set<String> read, Map<String, Set<String>> told, Set<String> traits) implements BusView {
        @Override
        public String where() {
            return "[bus:5672], virtual host /";
        }

        @Override
        public int readers(String queue) {
            return read.contains(queue) ? 1 : 0;
        }

        @Override
        public void follow(String exchange, String pattern, String instance) {
            // It was followed.
        }

        @Override
        public Set<String> keys(String exchange) {
            return new TreeSet<>(told.getOrDefault(exchange, Set.of()));
        }

        @Override
        public void close() {
            // It has nothing open.
        }
    }

    /** A deployment of which nothing is known but its cloud. */
    private static final class Unconfigured implements Site {
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
