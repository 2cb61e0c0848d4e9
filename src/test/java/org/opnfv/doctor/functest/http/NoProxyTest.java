package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python's requests makes of {@code no_proxy}, tried there. */
class NoProxyTest {
    @ParameterizedTest
    @CsvSource({
        "*, keystone.example, 5000",
        "keystone.example, keystone.example, 5000",
        "'other, keystone.example', keystone.example, 5000",
        "Keystone.Example, keystone.example, 5000",
        "example, keystone.example, 5000",
        ".example, keystone.example, 5000",
        ".keystone.example, keystone.example, 5000",
        "keystone.example:5000, keystone.example, 5000",
        "stone.example, keystone.example, -1",
        "10.1.2.3, 10.1.2.3, 5000",
        "10.0.0.0/8, 10.1.2.3, 5000",
        "10.1.2.0/23, 10.1.3.255, 5000",
        "10.1.2.3/32, 10.1.2.3, -1",
        "2.3, 10.1.2.3, -1",
        "fd00::1, fd00::1, 5000",
        "keystone_vip, keystone_vip, 5000",
        "', ,keystone', keystone, -1",
    })
    void goes_directly_to(String variable, String host, int port) {
        assertThat(NoProxy.of(variable).has(host, port)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', keystone.example, 5000",
        "'*, other', keystone.example, 5000",
        "*.example, keystone.example, 5000",
        "keystone, keystone.example, 5000",
        "keystone.example:5001, keystone.example, 5000",
        "keystone.example:5000, keystone.example, -1",
        "10.1.2.3:5000, 10.1.2.3, 5000",
        "10.1.2.4, 10.1.2.3, 5000",
        "10.0.0.0/0, 10.1.2.3, 5000",
        "10.1.2.0/24, 10.1.3.1, 5000",
        "10.0.0.0/33, 10.1.2.3, 5000",
        "10.0.0.0/8/8, 10.1.2.3, 5000",
        "10.0.0.0/8, ten.example, 5000",
        "fd00::/8, fd00::1, 5000",
        "., keystone.example, 5000",
    })
    void does_not_go_directly_to(String variable, String host, int port) {
        assertThat(NoProxy.of(variable).has(host, port)).isFalse();
    }
}
