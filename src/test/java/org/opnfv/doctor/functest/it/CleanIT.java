package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opnfv.doctor.functest.bmc.RedfishServer;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.contract.CongressServer;

/** {@code clean} after runs that could not undo by themselves. */
@Execution(ExecutionMode.CONCURRENT)
class CleanIT extends CleanFixture {

    @Test
    void findsByNameWhatWasMadeWhenTheAnswerWasLostAndPassesOverATornLine() throws Exception {
        killAt("observe", "--instances", "3");
        ledger.edit(
                text -> text.replaceAll("(?m)^.*\"event\":\"made\".*\n", "") + "{\"at\":\"2026-11-23T01:17:06Z\",\"ev");

        Outcome first = program.run("clean");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).endsWith(": all is undone\n");
        assertThat(cloud.state().lines()).isEqualTo(before);

        Outcome second = inside.run("clean");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).endsWith(": nothing to undo\n");
    }

    @Test
    void startsANovaComputeThatAKilledRunHasStopped() throws Exception {
        killAt("observe", "--fault", "nova-compute-stopped", "--timeout", "60");

        Outcome clean = inside.run("clean");
        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void switchesOnWhatAKilledRunHasSwitchedOff() throws Exception {
        try (RedfishServer bmc = cloud.powered("compute-2")) {
            inside = inside.set("bmc.urls", "{compute-2: '" + bmc.url() + "'}");
            killAt("observe", "--fault", "power-off", "--host", "compute-2");
            assertThat(bmc.resets()).containsExactly("ForceOff");

            Outcome clean = inside.run("clean");
            assertThat(clean.exit()).as(clean.err()).isZero();
            assertThat(bmc.resets()).containsExactly("ForceOff", "On");
        }
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void takesBackWhatAnInspectorInTheCloudWasTold() throws Exception {
        try (CloudProxy proxy = new CloudProxy(Credentials.find(cloud.environment(), Path.of(""), Path.of("")))) {
            proxy.with(CongressServer.TYPE);
            CongressServer congress = new CongressServer().routed(proxy::always);
            Map<String, String> by =
                    Map.of("OS_AUTH_URL", proxy.credentials().authUrl().toString());
            inside = inside.on(by);
            try (Running run = start(program.with(by), "--inspector", "congress")) {
                await("Congress is told")
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(run.patience())
                        .until(() -> !run.isAlive() || !congress.events().isEmpty());
                run.end("KILL");
            }
            assertThat(congress.events()).as("the kill left it").hasSize(1);

            Outcome clean = inside.run("clean");

            assertThat(clean.exit()).as(clean.err()).isZero();
            assertThat(congress.events()).isEmpty();
        }
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void isRefusedWithOneLineWithCredentialsThatSeeLessOrOfAnotherCloud() throws Exception {
        killAt("observe");

        refused(
                inside.on(Map.of(
                        "OS_USERNAME", "others", "OS_PASSWORD", "others-secret", "OS_PROJECT_NAME", "doctor_project")),
                "these have only the roles bystander");
        refused(program.with("OS_PASSWORD", "wrong").run("clean"), "OS_*");
        try (PopulatedCloud another = PopulatedCloud.start(1)) {
            refused(
                    inside.on(another.environment()),
                    "was made in the cloud at " + cloud.environment().get("OS_AUTH_URL"));
        }

        assertThat(inside.run("clean").exit()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void leavesARunAloneThatStillGoesOnAndCleansTheOthers() throws Exception {
        killAt("observe", "--host", "compute-1");
        try (Running alive = start(
                program.with("DOCTOR_ARMING_INTERVAL_MS", "2500"),
                "--host",
                "compute-2",
                "--threshold",
                "30",
                "--timeout",
                "60")) {
            alive.awaitErr(" arm  ");
            alive.signal("STOP");

            Outcome all = inside.run("clean", "--all");
            assertThat(all.exit()).as(all.err()).isEqualTo(2);
            assertThat(all.out()).contains(": all is undone\n");
            assertThat(all.err()).contains("its run still goes on");

            Outcome passed = alive.end("CONT");
            assertThat(passed.exit()).as(passed.err()).isZero();
        }
        Outcome again = inside.run("clean", "--all");
        assertThat(again.exit()).isZero();
        assertThat(again.out().lines()).hasSize(2).allMatch(line -> line.endsWith(": nothing to undo"));
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void goesOnWhereAKilledOneStoppedAndTwoAtATimeDoNoHarm() throws Exception {
        killAt("observe", "--instances", "20");
        try (Running clean = program.start("clean")) {
            awaitText("\"event\":\"undone\"", clean);
            clean.end("KILL");
        }
        try (Running one = program.start("clean");
                Running other = program.start("clean")) {
            assertThat(one.end().exit()).isIn(0, 2);
            assertThat(other.end().exit()).isIn(0, 2);
        }
        assertThat(inside.run("clean").exit()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void aRunWhoseCloudIsGoneSaysWhatIsLeftAndHowToUndoIt() throws Exception {
        try (ServedCloud mortal = ServedCloud.start(folder, 3)) {
            // A cloud that does not answer is asked again for as long.
            Program briefly = Program.in(folder).with(mortal.environment()).with("DOCTOR_RESTORE_TIMEOUT_S", "3");
            try (Running run = briefly.start("run", "--instances", "40")) {
                run.awaitErr(" restore  ");
                mortal.process().end("KILL");

                Outcome outcome = run.end();
                assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(4);
                assertThat(outcome.out())
                        .containsPattern("undo with\\s+doctor-functest clean\\s+logs/")
                        .containsPattern("link-down compute-[123]:");
            }
            Inside gone = inside.on(mortal.environment());
            Outcome clean = gone.run("clean", "--profile", gone.profile());
            assertThat(clean.exit()).isEqualTo(3);
            assertThat(clean.err().lines()).singleElement().asString().contains("Keystone at ");
        }
    }

    private void refused(Inside told, String why) throws IOException {
        refused(told.run("clean", "--profile", told.profile()), why);
    }

    private void refused(Outcome outcome, String why) {
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err().lines()).singleElement().asString().contains(why);
        assertThat(ledger.text()).doesNotContain("\"event\":\"undone\"", "\"event\":\"failed\"");
    }

    private void awaitText(String text, Running running) {
        await(text)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !running.isAlive() || ledger.text().contains(text));
    }
}
