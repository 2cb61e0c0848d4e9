package org.opnfv.doctor.functest.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.http.tls.Samples;
import org.slf4j.LoggerFactory;

/** The tap on a real RabbitMQ, which the lab brings, set up as clouds have theirs. */
@Execution(ExecutionMode.SAME_THREAD)
class TapLabIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static RabbitMq rabbit;

    private final Logger logger = (Logger) LoggerFactory.getLogger("tap");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeAll
    static void start() throws Exception {
        rabbit = new RabbitMq(folder);
    }

    @AfterAll
    static void end() {
        rabbit.close();
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void deaf() {
        logger.detachAppender(lines);
    }

    @Test
    void anExchangeThatAppearsLaterIsHeardFromThenOn() throws Exception {
        try (Connection nova = rabbit.service("");
                Tap tap = open(address(rabbit.url("u", "")))) {
            assertThat(log())
                    .contains("doctor bus has no exchange nova yet: what passes there is not known until it has");

            nova.createChannel().exchangeDeclare("nova", "topic");
            await("the exchange is heard")
                    .atMost(SOON)
                    .until(() -> log().contains("doctor bus is heard at exchange nova"));
            notify(nova);

            assertThat(tap.write(Set.of("i"), SOON)).isTrue();
            assertThat(log()).contains("doctor bus notified at ");
            nova.createChannel().exchangeDelete("nova");
        }
    }

    /** Such as the name that an instance gets back just before the fault. */
    @Test
    void whatPassedBeforeIsForgotten() throws Exception {
        try (Connection nova = rabbit.service("")) {
            nova.createChannel().exchangeDeclare("nova", "topic");
            try (Tap tap = open(address(rabbit.url("u", "")))) {
                notify(nova);
                await("it is received").atMost(SOON).until(() -> tap.forget() == 1);

                assertThat(tap.write(Set.of("i"), Duration.ofMillis(1))).isFalse();
                notify(nova);
                assertThat(tap.write(Set.of("i"), SOON)).isTrue();
            }
            nova.createChannel().exchangeDelete("nova");
        }
    }

    @Test
    void eachServiceMayHaveABusOfItsOwn() throws Exception {
        try (Connection nova = rabbit.service("nova");
                Connection aodh = rabbit.service("")) {
            nova.createChannel().exchangeDeclare("nova", "topic", true);
            aodh.createChannel().exchangeDeclare("aodh", "topic");
            try (Tap tap = open(address(rabbit.url("u", "nova")), address(rabbit.url("u", "")))) {
                notify(nova);
                List<Object> traits = List.of(List.of("instance_id", 1, "i"), List.of("state", 1, "error"));
                Map<String, Object> event =
                        Map.of("message_id", "e", "event_type", "compute.instance.update", "traits", traits);
                publish(
                        aodh,
                        "aodh",
                        "alarming.sample",
                        Map.of("alarm_id", "a", "reason_data", Map.of("event", event)));

                assertThat(tap.write(Set.of("i"), SOON)).isTrue();
                assertThat(tap.fired("i")).contains("e");
                assertThat(log())
                        .contains(
                                "heard at exchange nova of [127.0.0.1",
                                "nova\n",
                                "doctor bus notified at ",
                                "doctor bus fired at ")
                        .doesNotContain("has no exchange nova", "has no exchange aodh")
                        .contains("has no exchange ceilometer yet");
            }
            nova.createChannel().exchangeDelete("nova");
            aodh.createChannel().exchangeDelete("aodh");
        }
    }

    @Test
    void aBusThatIsNotThereLeavesTheOthers() throws Exception {
        try (Tap tap = open(address("rabbit://u:s3cret@127.0.0.1:1/"), address(rabbit.url("u", "")))) {
            assertThat(tap.write(Set.of("i"), Duration.ofMillis(1))).isTrue();
            assertThat(log())
                    .contains("doctor bus is one less: the message bus at [127.0.0.1:1] cannot be reached")
                    .doesNotContain("s3cret");
        }
        assertThatThrownBy(() -> open(address("rabbit://u:s3cret@127.0.0.1:1/")))
                .isInstanceOf(BusException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatIsRefusedIsALineAndTheRestIsHeard() throws Exception {
        try (Connection nova = rabbit.service("strict")) {
            Channel channel = nova.createChannel();
            channel.exchangeDeclare("nova", "topic", true);
            channel.exchangeDeclare("ceilometer", "topic", true);
            channel.exchangeDeclare("aodh", "topic", true);
            try (Tap tap = open(address(rabbit.url("reader", "strict")))) {
                notify(nova);

                assertThat(tap.write(Set.of("i"), SOON)).isTrue();
                assertThat(log())
                        .contains(
                                "doctor bus notified at ",
                                "doctor bus does not let us listen at exchange ceilometer of ",
                                "ACCESS_REFUSED",
                                "so what passes there is not known");
            }
            try (Tap tap = open(address(rabbit.url("nobody", "strict")))) {
                assertThat(tap.write(Set.of("i"), Duration.ofMillis(1))).isTrue();
                assertThat(log()).contains("doctor bus does not let us listen at exchange nova of ");
            }
        }
    }

    @Test
    void aTapThatMissesSomethingIsNotWhole() throws Exception {
        try (Connection nova = rabbit.service("strict")) {
            nova.createChannel().exchangeDeclare("nova", "topic", true);
        }
        try (Tap whole = open(address(rabbit.url("u", "")));
                Tap oneLess = open(address("rabbit://u:s3cret@127.0.0.1:1/"), address(rabbit.url("u", "")));
                Tap refused = open(address(rabbit.url("nobody", "strict")))) {
            assertThat(whole.isWhole()).isTrue();
            assertThat(oneLess.isWhole()).isFalse();
            assertThat(refused.isWhole()).isFalse();
        }
    }

    @Test
    void whoLooksSeesReadersAndWhatPasses() throws Exception {
        try (Connection nova = rabbit.service("nova");
                BusDiagnosis look = BusDiagnosis.open(address(rabbit.url("u", "nova")))) {
            Channel channel = nova.createChannel();
            channel.exchangeDeclare("nova", "topic", true);
            assertThat(look.readers("notifications.info")).isEmpty();
            channel.queueDeclare("notifications.info", true, false, false, null);
            assertThat(look.readers("notifications.info")).hasValue(0);
            channel.basicConsume("notifications.info", new DefaultConsumer(channel));
            assertThat(look.readers("notifications.info")).hasValue(1);

            look.follow("nova", "#.info", "i-1", Pattern.compile("-proof-(\\d+)"));
            look.follow("ceilometer", "#.sample", "i-1", Pattern.compile("-proof-(\\d+)"));
            publish(nova, "nova", "notifications.info", Map.of("instance_id", "another", "display_name", "x-proof-1"));
            publish(nova, "nova", "notifications.info", Map.of("instance_id", "i-1", "display_name", "its boot"));
            for (String name : List.of("x-proof-1", "x-proof-2", "x-proof-2")) {
                publish(
                        nova,
                        "nova",
                        "elsewhere.info",
                        Map.of(
                                "instance_id",
                                "i-1",
                                "display_name",
                                name,
                                "traits",
                                List.of(List.of("state", 1, "error"))));
            }
            for (int i = 0; i < 2; i++) {
                List<Object> nameless = List.of("instance_id", 1, "i-1");
                publish(nova, "nova", "nameless.info", Map.of("instance_id", "i-1", "traits", List.of(nameless)));
            }
            await("all pass")
                    .atMost(SOON)
                    .until(() -> look.passed("nova").equals(Map.of("elsewhere.info", 2, "nameless.info", 1)));
            assertThat(look.traits()).containsExactly("instance_id", "state");
            assertThat(look.passed("ceilometer")).isEmpty();

            channel.exchangeDeclare("ceilometer", "topic", true);
            assertThatThrownBy(() -> look.passed("ceilometer")).hasMessageContaining("only since now");
            channel.queueDelete("notifications.info");
            channel.exchangeDelete("nova");
            channel.exchangeDelete("ceilometer");
        }
    }

    @Test
    void whatServicesNameNoExchangeForIsHeardAtTheDefaultOne() throws Exception {
        try (Connection services = rabbit.service("");
                BusDiagnosis look = BusDiagnosis.open(address(rabbit.url("u", "")))) {
            services.createChannel().exchangeDeclare("openstack", "topic");
            open(address(rabbit.url("u", ""))).close();
            assertThat(log()).contains("heard at exchange openstack").doesNotContain("has no exchange");
            look.follow("ceilometer", "#.sample", "i-1", Pattern.compile("-proof-(\\d+)"));
            look.follow("aodh", "#.sample", "i-1", Pattern.compile("-proof-(\\d+)"));
            for (String key : List.of("event.sample", "alarming.sample")) {
                publish(services, "openstack", key, Map.of("instance_id", "i-1", "display_name", "x-proof-1"));
            }
            await("all pass")
                    .until(() -> look.passed("aodh").equals(Map.of("alarming.sample", 1))
                            && look.passed("ceilometer").equals(Map.of("event.sample", 1)));
            services.createChannel().exchangeDelete("openstack");
        }
    }

    @Test
    void tlsIsVerifiedByAuthorityAndName() throws Exception {
        try (Tap tap = open(new BusAddress(rabbit.tlsUrl("localhost"), Samples.pem("ca")))) {
            assertThat(tap.write(Set.of("i"), Duration.ofMillis(1))).isTrue();
            assertThat(log()).contains("doctor bus is tapped at [[localhost:");
        }
        assertThatThrownBy(() -> open(new BusAddress(rabbit.tlsUrl("127.0.0.1"), Samples.pem("ca"))))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("127.0.0.1");
        assertThatThrownBy(() -> open(address(rabbit.tlsUrl("localhost"))))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("name its authority as bus.cacert");
        assertThatThrownBy(() -> open(new BusAddress(rabbit.tlsUrl("localhost"), Samples.pem("other"))))
                .isInstanceOf(BusException.class);
    }

    private Tap open(BusAddress... addresses) throws BusException {
        return Tap.open(List.of(addresses), MessageTest.ERRORS, Clocks.system(), logger);
    }

    private static BusAddress address(String url) {
        return new BusAddress(url, null);
    }

    private static void notify(Connection nova) throws Exception {
        publish(nova, "nova", "notifications.info", Map.of("instance_id", "i", "state", "error"));
    }

    private static void publish(Connection service, String exchange, String key, Map<String, Object> payload)
            throws Exception {
        byte[] body = NotificationSender.enveloped(
                NotificationSender.text("api", "compute.instance.update", payload, Instant.now()));
        try (Channel channel = service.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, key, null, body);
            channel.waitForConfirmsOrDie(SOON.toMillis());
        }
    }

    private String log() {
        StringBuilder text = new StringBuilder();
        List.copyOf(lines.list)
                .forEach(line -> text.append(line.getFormattedMessage()).append('\n'));
        return text.toString();
    }
}
