package org.opnfv.doctor.functest.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerTest {

    @Test
    void aUrlOfOsloMessagingIsRead() throws BusException {
        assertThat(Broker.of("rabbit://nova:s%40cret%2F+@192.0.2.1:5673,[2001:db8::1],u:p@bus.example//"))
                .isEqualTo(new Broker(
                        List.of(
                                new Broker.Server("192.0.2.1", 5673, "nova", "s@cret/+"),
                                new Broker.Server("2001:db8::1", 5672, "guest", "guest"),
                                new Broker.Server("bus.example", 5672, "u", "p")),
                        "/",
                        false));
    }

    @Test
    void aVirtualHostAndTlsAreRead() throws BusException {
        Broker broker = Broker.of("rabbit://u:p@bus/cell%201?heartbeat=2&ssl=1");

        assertThat(broker.virtualHost()).isEqualTo("cell 1");
        assertThat(broker.tls()).isTrue();
        assertThat(broker.servers()).extracting(Broker.Server::port).containsExactly(5671);
        assertThat(Broker.of("rabbit://u:p@bus:5672/").virtualHost()).isEqualTo("/");
    }

    @Test
    void aPercentSignThatBeginsNoCodeIsOne() throws BusException {
        assertThat(Broker.of("rabbit://u:100%zz%41%@h").servers().get(0).password())
                .isEqualTo("100%zzA%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amqp",
                "kafka://u:topsecret@h:1",
                "rabbit://u:topsecret@h:port",
                "rabbit://u:topsecret@h:99999",
                "rabbit://u:topsecret@:1"
            })
    void anotherOneIsRefusedAndItsPasswordIsNotTold(String url) {
        assertThatThrownBy(() -> Broker.of(url))
                .isInstanceOf(BusException.class)
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void noPasswordIsInWhatIsShown() throws BusException {
        assertThat(Broker.of("rabbit://u:topsecret@h:1/").servers().toString()).isEqualTo("[h:1]");
    }
}
