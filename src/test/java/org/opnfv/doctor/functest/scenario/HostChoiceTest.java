package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.embedded.SmallCloud;

class HostChoiceTest {
    @AutoClose
    private SmallCloud cloud;

    private HostChoice choice;
    private final List<String> steps = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        choice = choice(Duration.ZERO);
    }

    @Test
    void aNamedHostMustBeKnownAndAlive() {
        choice.checkNamed("compute-2");

        assertThatThrownBy(() -> choice.checkNamed("compute-9"))
                .isInstanceOf(SettingsError.class)
                .hasMessage("unknown host compute-9: Nova has compute-1, compute-2, compute-3");

        cloud.admin().compute().forceDown("compute-2", true);
        assertThatThrownBy(() -> choice.checkNamed("compute-2"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("host compute-2 is forced down before the fault");

        cloud.hosts().link("compute-3", false);
        Wait.until("compute-3 is down", Duration.ofSeconds(20), Duration.ofMillis(50), () -> !isUp("compute-3"));
        assertThatThrownBy(() -> choice.checkAlive("compute-3")).hasMessageContaining("host compute-3 is down");
    }

    @Test
    void aHostThatNovaShowsDownAfterItsRestartIsWaitedFor() throws Exception {
        cloud.hosts().link("compute-3", false);
        Wait.until("compute-3 is down", Duration.ofSeconds(20), Duration.ofMillis(50), () -> !isUp("compute-3"));

        assertThatThrownBy(() -> choice(Duration.ofMillis(200)).checkAlive("compute-3"))
                .hasMessageContaining("host compute-3 is down before the fault");

        steps.clear();
        HostChoice patient = new HostChoice(cloud.admin().compute(), Duration.ofSeconds(30), step -> {
            steps.add(step);
            cloud.hosts().link("compute-3", true);
        });
        patient.checkAlive("compute-3");
        assertThat(steps).singleElement().asString().contains("shows host compute-3 down", "30 s at most");
    }

    @Test
    void aHostThatIsForcedDownIsNotWaitedFor() {
        cloud.admin().compute().forceDown("compute-2", true);

        assertThatThrownBy(() -> choice(Duration.ofHours(1)).checkAlive("compute-2"))
                .hasMessageContaining("host compute-2 is forced down before the fault");
        assertThat(steps).isEmpty();
    }

    @Test
    void theSameSeedDrawsTheSameHostInWhicheverOrderTheInstancesCame() {
        List<Instance> instances = List.of(on("compute-1"), on("compute-2"), on("compute-3"), on("compute-3"));
        Set<String> drawn = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            String host = choice.draw(instances, seed, 1);
            List<Instance> turned = new ArrayList<>(instances);
            Collections.reverse(turned);
            assertThat(choice.draw(turned, seed, 1)).isEqualTo(host);
            drawn.add(host);
        }
        assertThat(drawn).as("each can be drawn").containsExactlyInAnyOrder("compute-1", "compute-2", "compute-3");
    }

    @Test
    void aSeedDrawsTheSameRowOfHostsEachTime() {
        List<Instance> instances = List.of(on("compute-1"), on("compute-2"), on("compute-3"));
        List<String> row = IntStream.rangeClosed(1, 30)
                .mapToObj(times -> choice.draw(instances, 7, times))
                .toList();

        assertThat(IntStream.rangeClosed(1, 30).mapToObj(times -> choice.draw(instances, 7, times)))
                .containsExactlyElementsOf(row);
        assertThat(row).contains("compute-1", "compute-2", "compute-3");
    }

    @Test
    void whoIsNotToldTheHostsIsNoAdmin() {
        assertThatThrownBy(() -> choice.draw(List.of(on("compute-1"), on(null)), 7, 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("not an admin's");
    }

    private HostChoice choice(Duration patience) {
        return new HostChoice(cloud.admin().compute(), patience, steps::add);
    }

    private boolean isUp(String host) {
        return cloud.admin().compute().computeServices().stream()
                .anyMatch(service -> service.host().equals(host) && service.up());
    }

    private static Instance on(String host) {
        return new Instance("id", "doctor_vm1", "ACTIVE", null, host, null, "project", null, Map.of());
    }
}
