package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.junit.jupiter.api.Test;

class ZonedAddressesTest {
    @Test
    void aZoneIsNotTold() {
        HttpRequest request = new BasicHttpRequest("GET", new HttpHost("http", "fe80::1%eth0", 5000), "/");

        ZonedAddresses.hide(request, null, null);

        assertThat(request.getFirstHeader("Host").getValue()).isEqualTo("[fe80::1]:5000");
    }

    @Test
    void anAddressWithoutOneIsAsItIs() {
        HttpRequest request = new BasicHttpRequest("GET", new HttpHost("http", "fe80::1", 5000), "/");

        ZonedAddresses.hide(request, null, null);

        assertThat(request.getFirstHeader("Host")).isNull();
    }
}
