package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Hypervisor;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.Microversions;

/** Compute hosts as Nova knows them. */
class HostContractTest extends ContractCloud {
    @Test
    void tells_its_microversions() {
        Microversions versions = stage.admin.compute().versions();

        assertThat(versions.min()).isEqualTo("2.1");
        assertThat(versions.has("2.53")).isTrue();
        assertThat(stage.member.compute().versions()).isEqualTo(versions);
    }

    @Test
    void lists_services_and_hypervisors_of_the_same_hosts() {
        Compute compute = stage.admin.compute();
        List<ComputeService> services = compute.computeServices();

        assertThat(services).hasSizeGreaterThan(1).allSatisfy(service -> {
            assertThat(service.id()).isNotBlank();
            assertThat(service.zone()).isNotBlank();
            assertThat(service.up()).isTrue();
            assertThat(service.enabled()).isTrue();
            assertThat(service.forcedDown()).isFalse();
            assertThat(service.updatedAt()).isNotNull();
        });
        assertThat(compute.hypervisors()).allSatisfy(hypervisor -> {
            assertThat(hypervisor.hostIp()).isNotBlank();
            assertThat(hypervisor.state()).isEqualTo("up");
        });
        assertThat(compute.hypervisors())
                .extracting(Hypervisor::host)
                .containsExactlyInAnyOrderElementsOf(
                        services.stream().map(ComputeService::host).toList());
    }

    @Test
    void shows_a_host_down_at_once_when_it_is_forced_down_and_up_again_when_it_is_not() {
        Compute compute = stage.admin.compute();
        List<ComputeService> services = compute.computeServices();
        String host = services.get(services.size() - 1).host();
        Instance instance = stage.boot(Optional.of(host), undo);
        undo.later(
                () -> await().atMost(Stage.PATIENCE).until(() -> service(host).up()));
        undo.later(() -> compute.forceDown(host, false));

        compute.forceDown(host, true);
        assertThat(service(host).forcedDown()).isTrue();
        assertThat(service(host).up()).isFalse();
        assertThat(service(host).enabled()).isTrue();
        assertThat(compute.instance(instance.id()).orElseThrow().hostStatus()).isEqualTo("DOWN");
        compute.forceDown(host, true);

        compute.forceDown(host, false);
        assertThat(service(host).forcedDown()).isFalse();
        await().atMost(Stage.PATIENCE).until(() -> service(host).up());
        assertThat(compute.instance(instance.id()).orElseThrow().hostStatus()).isEqualTo("UP");
    }

    @Test
    void disables_a_host_for_a_reason_and_enables_it_again() {
        Compute compute = stage.admin.compute();
        List<ComputeService> services = compute.computeServices();
        String host = services.get(services.size() - 1).host();
        Instance instance = stage.boot(Optional.of(host), undo);
        undo.later(() -> compute.enable(host));

        compute.disable(host, "contract");
        compute.disable(host, "contract");
        assertThat(service(host).enabled()).isFalse();
        assertThat(service(host).up()).isTrue();
        assertThat(compute.instance(instance.id()).orElseThrow().hostStatus()).isEqualTo("MAINTENANCE");
        assertThat(compute.instance(instance.id()).orElseThrow().status()).isEqualTo("ACTIVE");
        assertThat(stage.boot(Optional.empty(), undo).host()).isNotEqualTo(host);

        compute.enable(host);
        compute.enable(host);
        assertThat(service(host).enabled()).isTrue();
        assertThat(compute.instance(instance.id()).orElseThrow().hostStatus()).isEqualTo("UP");
    }

    @Test
    void counts_the_processors_of_a_host() {
        String host = stage.admin.compute().hypervisors().get(0).host();
        stage.boot(Optional.of(host), undo);

        assertThat(stage.admin.compute().hypervisors())
                .allSatisfy(hypervisor -> assertThat(hypervisor.vcpus()).isPositive());
    }

    private ComputeService service(String host) {
        return stage.admin.compute().computeServices().stream()
                .filter(service -> service.host().equals(host))
                .findFirst()
                .orElseThrow();
    }
}
