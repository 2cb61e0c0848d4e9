package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.it.MaintenanceIT.QUICK;
import static org.opnfv.doctor.functest.it.MaintenanceIT.maintenance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.cloud.InstanceSpec;

/** What a run of planned maintenance refuses, before it changes anything. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceSettingsIT {
    @TempDir
    private Path folder;

    @Test
    void aProfileIsToldWhatHasNoEffect() throws Exception {
        try (Lab lab = Lab.without()) {
            lab.admin().compute().disable("compute-1", "no room is needed");
            Outcome refused = lab.inside(folder)
                    .set(QUICK)
                    .set(Map.of("run.iterations", "3", "maintenance.reply_to", "SCALE_IN"))
                    .run(maintenance());
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("no effect has ", "run.iterations", ": it belongs to the scenario fault")
                    .contains("maintenance.reply_to (", ") has no effect: the owner agrees to everything");
            assertThat(refused.out()).contains("host compute-1 is disabled");
        }
    }

    @Test
    void othersInstancesAreNotMovedAndMakeItUnknown() throws Exception {
        try (Lab lab = Lab.without()) {
            var compute = lab.admin().compute();
            String flavor = compute.createFlavor("theirs", 64, 1, 1);
            String image = lab.admin().image().createImage("theirs", new byte[1024], "raw");
            String network = lab.admin().network().createNetwork("theirs");
            lab.admin().network().createSubnet(network, "theirs", "192.168.7.0/24");
            compute.createInstance(
                    new InstanceSpec("theirs", image, flavor, network, Map.of(), Optional.of("compute-2")));
            Inside inside = lab.inside(folder).set(QUICK);

            Outcome check = inside.run("check", "--scenario", "maintenance");
            assertThat(check.exit()).isEqualTo(3);
            assertThat(check.out()).contains("host compute-2 has 1 instance of others");

            Outcome outcome = inside.run(maintenance());
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out()).contains("host compute-2 has 1 instance of others");
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    @Test
    void whatBelongsToTheOtherScenarioIsRefused() throws Exception {
        Inside inside = Inside.in(folder);

        assertThat(inside.run(maintenance("--instances", "3")).complaints())
                .containsExactly(
                        "doctor-functest: option --instances belongs to the scenario fault: leave it out, or choose"
                                + " that by --scenario");
        assertThat(inside.run("run", "--reply", "nack").complaints())
                .containsExactly("doctor-functest: option --reply belongs to the scenario maintenance: leave it out, or"
                        + " choose that by --scenario");
        for (String command : List.of("run", "check")) {
            Outcome real = inside.set("installer", "apex").run(command, "--scenario", "maintenance");
            assertThat(real.exit()).isEqualTo(2);
            assertThat(real.complaints())
                    .singleElement()
                    .asString()
                    .contains("the scenario maintenance was not shown yet with the installer apex");
        }
        assertThat(inside.run(maintenance("-f", "profile")).complaints())
                .containsExactly(
                        "doctor-functest: a run of the scenario maintenance is reported as text, json, junit, html, csv,"
                                + " openmetrics, markdown, github, not as profile");
        assertThat(Files.exists(folder.resolve("logs")))
                .as("no run is left behind")
                .isFalse();
    }

    @Test
    void criteriaAreThoseOfItsScenarioAndThereIsNoSeries() throws Exception {
        Inside inside = Inside.in(folder);

        assertThat(inside.run(maintenance("--sla", "p95<1s")).complaints())
                .singleElement()
                .asString()
                .contains(
                        "'p95<1s': the scenario maintenance has no figure p95, there are notice, outage, replies_in_window");
        assertThat(inside.run("run", "--sla", "notice<1s").complaints())
                .singleElement()
                .asString()
                .contains("'notice<1s': the scenario fault has no figure notice, there are first, median");
        Outcome series = inside.run(maintenance("--iterations", "3"));
        assertThat(series.exit()).isEqualTo(2);
        assertThat(series.complaints())
                .containsExactly("doctor-functest: option --iterations belongs to the scenario fault: leave it out, or"
                        + " choose that by --scenario");
        assertThat(Files.exists(folder.resolve("logs"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fault.kind, force-down, 'takes our own Monitor and Inspector and a fault that a host can have'",
        "consumer.port, 12346, has two receivers of alarms",
        "alarm.preset, evacuated, lets owners wait for an instance in error: leave out alarm.preset",
        "inspector.shortcut, true, has neither a shortcut nor",
        "monitor.watch_all, true, nor a Monitor that watches other hosts: leave out inspector.shortcut and monitor.watch_all"
    })
    void whatAFaultMeanwhileWouldNotHeedIsRefused(String setting, String value, String words) throws Exception {
        Outcome refused = Inside.in(folder).set(setting, value).run(maintenance("--fault-during", "other"));

        assertThat(refused.exit()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .startsWith("doctor-functest: --fault-during ")
                .contains(words);
        assertThat(Files.exists(folder.resolve("logs"))).isFalse();
    }
}
