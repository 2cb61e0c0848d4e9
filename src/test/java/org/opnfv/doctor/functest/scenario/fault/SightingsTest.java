package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.consumer.Notifications;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.run.Manifest.Seen;
import org.opnfv.doctor.functest.run.Manifest.Sighting;

/** What is told of others' work, and how often Nova is asked for it. */
class SightingsTest {
    private static final String HOST = "compute-1";

    private final List<Seen> told = new ArrayList<>();
    private SmallCloud cloud;
    private CloudProxy proxy;
    private Cloud admin;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        proxy = new CloudProxy(cloud.credentials());
        admin = Cloud.connect(proxy.credentials(), CloudSettings.defaults());
    }

    @AfterEach
    void stop() {
        admin.close();
        proxy.close();
        cloud.close();
    }

    private Sightings sightings(String... expected) {
        return new Sightings(admin.compute(), HOST, List.of(expected), Clocks.system(), this::tell);
    }

    private void tell(Sighting sighting) {
        told.add(sighting.what());
    }

    private void disable(boolean disabled) {
        Compute compute = cloud.admin().compute();
        cloud.nova()
                .with("OpenStack-API-Version", "compute 2.53")
                .put(
                        "/os-services/" + compute.computeService(HOST).id(),
                        "{'status': '" + (disabled ? "disabled" : "enabled") + "'}");
        assertThat(compute.computeService(HOST).enabled()).isEqualTo(!disabled);
    }

    @Test
    void whatWasSoBeforeIsNoNews() {
        disable(true);
        Sightings before = sightings();
        before.look();
        assertThat(told).isEmpty();

        disable(false);
        Sightings after = sightings();
        disable(true);
        after.look();
        after.look();
        assertThat(told).containsExactly(Seen.HOST_DISABLED);
    }

    @Test
    void ourOwnMarkIsNoNews() {
        Sightings sightings = sightings();
        sightings.expect(Seen.HOST_FORCED_DOWN);
        cloud.admin().compute().forceDown(HOST, true);

        sightings.look();

        assertThat(told).isEmpty();
        assertThat(sightings.hostDown()).isPresent();
    }

    @Test
    void anInstanceWithAnotherNameIsNotGone() {
        Instance instance = cloud.boot("doctor_vm1-abc123", HOST);
        Sightings sightings = sightings(instance.id());
        cloud.admin().compute().rename(instance.id(), "mine");

        sightings.look();

        assertThat(told).isEmpty();
    }

    /** Four times a second, also when all owners are told and only the host is not shown down yet. */
    @Test
    void novaIsNotAskedWithoutAPause() {
        Notifications nobody = new Notifications();
        Sightings sightings = sightings();

        Observation.Outcome outcome = new Observation(admin.compute(), HOST, List.of(), Clocks.system())
                .watch(sightings, nobody, Duration.ofSeconds(1), false);

        assertThat(outcome.complete()).isFalse();
        assertThat(proxy.requests())
                .filteredOn(request -> request.matches("GET /compute/.*/os-services.*"))
                .hasSizeBetween(4, 12);
    }
}
