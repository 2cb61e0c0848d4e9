package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransportUrlTest {

    @Test
    void isWhereTheServiceSendsItsNotifications() {
        assertThat(TransportUrl.in("""
                        [DEFAULT]
                        transport_url = rabbit://calls
                        [oslo_messaging_notifications]
                        driver = messagingv2
                        transport_url = rabbit://notifications
                        """)).hasValue(new TransportUrl("rabbit://notifications"));
    }

    @Test
    void tlsIsAskedForByTheUrlOrBesideIt() {
        String beside = """
                [oslo_messaging_rabbit]
                ssl = True
                ssl_ca_file = /etc/ssl/bus.pem
                [DEFAULT]
                transport_url =\s""";

        assertThat(TransportUrl.in(beside + "rabbit://u:p@h/v"))
                .hasValue(new TransportUrl("rabbit://u:p@h/v?ssl=1", Path.of("/etc/ssl/bus.pem")));
        assertThat(TransportUrl.in(beside + "rabbit://u:p@h/v?heartbeat=2"))
                .hasValue(new TransportUrl("rabbit://u:p@h/v?heartbeat=2&ssl=1", Path.of("/etc/ssl/bus.pem")));
        assertThat(TransportUrl.in(beside + "rabbit://u:p@h/?ssl=0"))
                .hasValue(new TransportUrl("rabbit://u:p@h/?ssl=0", Path.of("/etc/ssl/bus.pem")));
    }

    @Test
    void aBusIsServersAndVirtualHostWhoeverLogsIn() {
        TransportUrl aodh = new TransportUrl("rabbit://aodh:s3cret-a@h1:5672,aodh:s3cret-a@h2:5672//aodh?ssl=1");
        assertThat(aodh.isSameBus(new TransportUrl("rabbit://nova:x@h2:5672,nova:x@h1:5672//aodh")))
                .isTrue();
        assertThat(aodh.isSameBus(new TransportUrl("rabbit://aodh:s3cret-a@h1:5672,aodh:s3cret-a@h2:5672//nova")))
                .isFalse();
        assertThat(aodh.isSameBus(new TransportUrl("rabbit://aodh:s3cret-a@h1:5672/%2Faodh")))
                .as("one server is enough, and a virtual host may be escaped")
                .isTrue();
        assertThat(aodh.isSameBus(new TransportUrl("rabbit://aodh:s3cret-a@h3:5672//aodh")))
                .isFalse();
        assertThat(new TransportUrl("rabbit://u:p@h/v").isSameBus(new TransportUrl("rabbit://u:p@h:5672/v")))
                .as("the usual port")
                .isTrue();
        assertThat(new TransportUrl("rabbit://u:p@h").isSameBus(new TransportUrl("rabbit://v:q@h//")))
                .as("the usual virtual host")
                .isTrue();
    }

    @Test
    void anotherLoginOfTheSameBusIsTriedNext() {
        TransportUrl nova = new TransportUrl("rabbit://nova:p1@h:5672/v?ssl=0");
        assertThat(nova.or(new TransportUrl("rabbit://aodh:p2@h:5672/v")).text())
                .isEqualTo("rabbit://nova:p1@h:5672,aodh:p2@h:5672/v?ssl=0");
        assertThat(nova.or(nova)).isSameAs(nova);
    }

    @Test
    void isReadFromTheDefaultSection() {
        assertThat(TransportUrl.in("""
                        # transport_url = rabbit://commented
                        [oslo_messaging_notifications]
                        # transport_url = rabbit://commented
                        [DEFAULT]
                        transport_url = rabbit://stackrabbit:s3cret@192.0.2.5:5672/
                        [cell0]
                        transport_url = rabbit://cell
                        """)).hasValue(new TransportUrl("rabbit://stackrabbit:s3cret@192.0.2.5:5672/"));
        assertThat(TransportUrl.in("[DEFAULT]\ntransport_url=rabbit://one\r\ntransport_url = rabbit://two\n"))
                .hasValue(new TransportUrl("rabbit://two"));
        assertThat(TransportUrl.in("[DEFAULT]\nmy_transport_url = rabbit://x\n"))
                .isEmpty();
        assertThat(TransportUrl.in("")).isEmpty();
    }

    @Test
    void serversThatAreKnownInsideAloneAreNamedByTheirAddress() {
        TransportUrl url =
                new TransportUrl("rabbit://one:p@ss1@ctl0:5672,one:p@ss1@192.0.2.6:5673,two:p@[fd00::6]/v?s=1");

        assertThat(url.at("192.0.2.5").text())
                .isEqualTo("rabbit://one:p@ss1@192.0.2.5:5672,one:p@ss1@192.0.2.6:5673,two:p@[fd00::6]/v?s=1");
        assertThat(new TransportUrl("rabbit://a:b@ctl0,a:b@ctl1/").at("fd00::5").text())
                .isEqualTo("rabbit://a:b@[fd00::5]/");
        assertThat(new TransportUrl("nonsense").at("192.0.2.5").text()).isEqualTo("nonsense");
    }

    @Test
    void isShownWithoutPasswords() {
        TransportUrl url = new TransportUrl("rabbit://one:p@ss1@192.0.2.5:5672,two:pass2@[fd00::6]:5673/nova?ssl=1");

        assertThat(url).hasToString("rabbit at 192.0.2.5:5672, [fd00::6]:5673");
        assertThat(url.kind()).isEqualTo("rabbit");
        assertThat(new TransportUrl("nonsense p@ss").toString()).doesNotContain("p@ss");
    }
}
