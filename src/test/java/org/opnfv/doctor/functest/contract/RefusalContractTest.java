package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.InstanceFilter;

/** Every call of the run, when the cloud does not do what is asked. */
class RefusalContractTest extends ContractCloud {
    @ParameterizedTest
    @MethodSource("org.opnfv.doctor.functest.contract.CloudCall#all")
    void says_that_there_is_no_such_thing(CloudCall call) {
        expect(call, stage.admin);
    }

    @ParameterizedTest
    @MethodSource("org.opnfv.doctor.functest.contract.CloudCall#adminOnly")
    void forbids_an_ordinary_member_what_takes_an_admin(CloudCall call) {
        CloudException refusal = refused(Kind.FORBIDDEN, () -> call.on(stage.member, undo));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.getMessage()).contains(call.service());
    }

    @ParameterizedTest
    @MethodSource("org.opnfv.doctor.functest.contract.CloudCall#withToken")
    void renews_a_revoked_token_without_being_noticed(CloudCall call) throws IOException {
        CloudProxy proxy = proxy(stage.credentials());
        Cloud cloud = through(proxy);
        String before = proxy.token();
        proxy.revoke();

        expect(call, cloud);

        assertThat(proxy.token()).as("the token").isNotEqualTo(before);
        assertThat(proxy.authentications()).as("authentications").isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("org.opnfv.doctor.functest.contract.CloudCall#all")
    void says_which_service_is_unavailable(CloudCall call) throws IOException {
        CloudProxy proxy = proxy(stage.credentials());
        Cloud cloud = through(proxy);
        proxy.down(call.service());
        proxy.forget();

        CloudException refusal = refused(Kind.UNAVAILABLE, () -> call.on(cloud, undo));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.getMessage()).startsWith(call.service() + " answered 503");
        assertThat(proxy.requests()).as("requests, none repeated").hasSize(1);
    }

    @Test
    void does_not_show_a_member_who_asks_by_host_an_empty_host() {
        stage.boot(Optional.empty(), undo);

        refused(
                Kind.FORBIDDEN,
                () -> stage.member.compute().instances(InstanceFilter.mine().on("compute-1")));
    }

    @Test
    void tells_a_cloud_that_is_not_there_from_one_that_refuses() {
        URI nowhere = URI.create("http://127.0.0.1:1/v3");

        CloudException refusal = refused(
                Kind.UNREACHABLE,
                () -> Cloud.connect(Doctored.at(stage.credentials(), nowhere), CloudSettings.defaults()));

        assertThat(refusal.status()).isZero();
        assertThat(refusal.getMessage()).contains("http://127.0.0.1:1").contains("connection refused");
    }

    private void expect(CloudCall call, Cloud cloud) {
        if (call.outcome() == null) {
            call.on(cloud, undo);
        } else {
            CloudException refusal = refused(call.outcome(), () -> call.on(cloud, undo));
            assertThat(refusal.getMessage()).contains(call.service());
        }
    }
}
