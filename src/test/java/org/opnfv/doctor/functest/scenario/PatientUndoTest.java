package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.Undo;

/** What is undone in a cloud that refuses, forgets, or tells what is not so. */
@Timeout(120)
class PatientUndoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String RUN = "abc123";
    private static final String VM = "doctor_vm1-" + RUN;
    private static final String ALARM = "doctor_alarm1-" + RUN;

    @TempDir
    private Path folder;

    private SmallCloud cloud;
    private CloudProxy proxy;
    private Cloud admin;
    private Site site;
    private Ledger ledger;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        proxy = new CloudProxy(cloud.credentials());
        admin = Cloud.connect(proxy.credentials(), CloudSettings.defaults());
        site = ScenarioFixture.site(cloud);
        ledger = new Ledger(folder.resolve("ledger.jsonl"));
        ledger.intend(Kinds.CLOUD, "http://cloud", Map.of(LostLines.RUN, RUN));
    }

    @AfterEach
    void stop() {
        ledger.close();
        site.close();
        admin.close();
        proxy.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 409, 429, 500, 502, 503})
    void oneNoIsNotTheLast(int status) {
        Instance instance = cloud.boot(VM, "compute-1");
        made(
                Kinds.PROJECT,
                "doctor_project-" + RUN,
                cloud.admin().identity().createProject("doctor_project-" + RUN, ""));
        made(Kinds.ALARM, ALARM, alarm(ALARM));
        made(Kinds.INSTANCE, VM, instance.id());
        cutOff("compute-1");
        for (String request : List.of(
                "PUT /compute/.*/os-services/.*",
                "GET /compute/.*/os-services",
                "DELETE /compute/.*/servers/.*",
                "GET /compute/.*/servers/detail",
                "DELETE /alarming/.*",
                "DELETE /identity/v3/projects/.*")) {
            proxy.instead(request, 2, call -> Reply.rawJson(status, "{\"error\": {\"message\": \"not now\"}}"));
        }

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(ledger.open()).isEmpty();
        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(cloud.admin().alarming().everyones()).isEmpty();
        assertThat(cloud.admin().identity().findProject("doctor_project-" + RUN))
                .isEmpty();
        assertThat(cloud.admin().compute().computeServices()).allMatch(ComputeService::up);
    }

    @Test
    void aServiceThatWantsToBeLeftAloneIs() {
        made(Kinds.ALARM, ALARM, alarm(ALARM));
        proxy.instead("DELETE /alarming/.*", 1, call -> Reply.rawJson(429, "{}").with("Retry-After", "2"));
        long begin = System.nanoTime();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(proxy.requests())
                .filteredOn(r -> r.startsWith("DELETE /alarming"))
                .hasSize(2);
    }

    @Test
    void allElseIsUndoneAndWhatDependsOnItIsNotBefore() {
        Instance instance = cloud.boot(VM, "compute-1");
        String project = cloud.admin().identity().createProject("doctor_project-" + RUN, "");
        made(Kinds.PROJECT, "doctor_project-" + RUN, project);
        made(Kinds.ALARM, ALARM, alarm(ALARM));
        made(Kinds.INSTANCE, VM, instance.id());
        cutOff("compute-1");
        proxy.instead("DELETE /alarming/.*", 1_000, call -> Reply.rawJson(403, "{\"error\": {\"message\": \"no\"}}"));

        List<String> errors = undo(Duration.ofSeconds(1));

        assertThat(errors).singleElement().asString().startsWith("alarm " + ALARM + ": alarming answered 403");
        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(ledger.open()).extracting(Change::kind).containsExactlyInAnyOrder(Kinds.CLOUD, Kinds.ALARM);
        List<String> deletions =
                proxy.requests().stream().filter(r -> r.startsWith("DELETE")).toList();
        assertThat(deletions.subList(1, deletions.size() - 1))
                .as("the project goes when there is no more hope")
                .noneMatch(request -> request.contains("/projects/"));
    }

    @Test
    void whatIsTakenForDeletedAndIsNotIsDeletedAgain() {
        Instance instance = cloud.boot(VM, null);
        made(Kinds.ALARM, ALARM, alarm(ALARM));
        made(Kinds.INSTANCE, VM, instance.id());
        proxy.instead("DELETE /alarming/.*", 2, call -> Reply.empty(204));
        proxy.instead("DELETE /compute/.*/servers/.*", 1, call -> Reply.empty(204));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(cloud.admin().alarming().everyones()).isEmpty();
    }

    @Test
    void whatStaysForAllThatIsNamedAndTheCloudIsNotDoneWith() {
        String id = made(Kinds.ALARM, ALARM, alarm(ALARM));
        proxy.instead("DELETE /alarming/.*", 1_000, call -> Reply.empty(204));

        assertThat(undo(Duration.ofSeconds(1)))
                .singleElement()
                .asString()
                .isEqualTo("cloud http://cloud: still there: alarm " + ALARM + " (" + id + ")");
        assertThat(ledger.open()).extracting(Change::kind).containsExactly(Kinds.CLOUD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarming", "compute", "network", "image", "identity"})
    void aServiceThatFindsNothingAtAllProvesNothing(String service) {
        Instance instance = cloud.boot(VM, "compute-1");
        made(
                Kinds.PROJECT,
                "doctor_project-" + RUN,
                cloud.admin().identity().createProject("doctor_project-" + RUN, ""));
        made(Kinds.NETWORK, "doctor_net-" + RUN, cloud.admin().network().createNetwork("doctor_net-" + RUN));
        made(
                Kinds.IMAGE,
                "doctor_image-" + RUN,
                cloud.admin().image().createImage("doctor_image-" + RUN, new byte[1], "raw"));
        made(Kinds.ALARM, ALARM, alarm(ALARM));
        made(Kinds.INSTANCE, VM, instance.id());
        cutOff("compute-1");
        ledger.intend(Kinds.INSTANCE_STATE, instance.id(), Map.of("state", "active"));
        proxy.instead("[A-Z]+ /" + service + "/.*", 1_000, call -> Reply.rawJson(404, "{}"));

        assertThat(undo(Duration.ZERO)).isNotEmpty();
        assertThat(ledger.open()).extracting(Change::kind).contains(Kinds.CLOUD);

        proxy.honest();
        assertThat(undo(PATIENCE)).as("when it is itself again").isEmpty();
        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(cloud.admin().alarming().everyones()).isEmpty();
        assertThat(cloud.admin().identity().findProject("doctor_project-" + RUN))
                .isEmpty();
        assertThat(cloud.admin().network().findNetwork("doctor_net-" + RUN)).isEmpty();
        assertThat(cloud.admin().image().findImage("doctor_image-" + RUN)).isEmpty();
        assertThat(cloud.admin().compute().computeServices()).noneMatch(ComputeService::forcedDown);
    }

    @Test
    void somebodyElsesIsLeftAloneAndOursIsFoundByName() {
        Instance ours = cloud.boot(VM, null);
        Instance others = cloud.boot("web-1", null);
        String otherAlarm = alarm("somebody's");
        alarm(ALARM);
        made(Kinds.ALARM, ALARM, otherAlarm);
        made(Kinds.INSTANCE, VM, others.id());

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.status(ours)).isEqualTo("gone");
        assertThat(cloud.status(others)).isEqualTo("ACTIVE");
        assertThat(cloud.admin().alarming().everyones())
                .extracting(alarm -> alarm.id())
                .containsExactly(otherAlarm);
    }

    @Test
    void aNameThatTheUserChoseMayBeAnothersByNow() {
        String ours = made(Kinds.PROJECT, "tenant", cloud.admin().identity().createProject("tenant", ""));
        cloud.admin().identity().deleteProject(ours);
        String others = cloud.admin().identity().createProject("tenant", "");

        assertThat(undo(Duration.ofMillis(100)))
                .singleElement()
                .asString()
                .isEqualTo("project tenant: the cloud made it as " + ours + ", which is gone, and " + others
                        + " has its name now: delete that by hand if it is the run's");
        assertThat(cloud.admin().identity().findProject("tenant")).contains(others);

        cloud.admin().identity().deleteProject(others);
        assertThat(undo(PATIENCE)).isEmpty();
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void whatIsGoneThoughItWasRefusedIsNotWaitedFor() {
        Change flavor = ledger.intend(Kinds.FLAVOR, "flavor1", Map.of());
        Refusals refusals = new Refusals();
        Undo done = batch -> {
            refusals.add(flavor, "the connection was reset, and it is gone");
            return Map.of();
        };
        long begin = System.nanoTime();

        assertThat(new PatientUndo(ledger, Map.of(Kinds.FLAVOR, done), refusals, PATIENCE)
                        .undo(change -> change.equals(flavor)))
                .isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
    }

    @Test
    void noMoreIsBegunWhenTheTimeIsUp() {
        for (int i = 0; i < 10; i++) {
            ledger.intend(Kinds.FLAVOR, "flavor" + i, Map.of());
        }
        Refusals refusals = new Refusals();
        AtomicInteger tries = new AtomicInteger();
        Undo slow = batch -> {
            tries.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return Map.of(batch.get(0), refusals.add(batch.get(0), "not now"));
        };

        List<String> errors = new PatientUndo(ledger, Map.of(Kinds.FLAVOR, slow), refusals, Duration.ofMillis(300))
                .undo(change -> change.kind().equals(Kinds.FLAVOR));

        assertThat(tries).as("all of them once, and for 300 ms again").hasValueBetween(11, 13);
        assertThat(errors).hasSize(10).allMatch(line -> line.endsWith(": not now"));
    }

    @Test
    void whatWasMadeTwiceIsFoundAtTheEnd() {
        made(Kinds.ALARM, ALARM, alarm(ALARM));
        alarm(ALARM);
        Instance once = cloud.boot(VM, null);
        Instance twice = cloud.boot(VM, null);
        made(Kinds.INSTANCE, VM, once.id());

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.admin().alarming().everyones()).isEmpty();
        assertThat(cloud.status(twice)).isEqualTo("gone");
    }

    @Test
    void aMarkThatWasTakenBackAndIsThereIsTakenBackAgain() {
        cloud.admin().compute().forceDown("compute-1", true);
        ledger.intend(Kinds.FORCED_DOWN, "compute-1", Map.of());
        proxy.instead("PUT /compute/.*/os-services/.*", 1, call -> Reply.rawJson(200, "{\"service\": {}}"));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.admin().compute().computeServices()).noneMatch(ComputeService::forcedDown);
    }

    private List<String> undo(Duration timeout) {
        return Restore.undo(
                ledger, change -> true, site, admin, timeout, ScenarioFixture.NOBODY, (host, link, back) -> {});
    }

    private void cutOff(String host) {
        ledger.intend("link-down", host, Map.of());
        ledger.intend(Kinds.FORCED_DOWN, host, Map.of());
        cloud.hosts().link(host, false);
        cloud.admin().compute().forceDown(host, true);
    }

    private String made(String kind, String name, String id) {
        ledger.made(ledger.intend(kind, name, Map.of()), id);
        return id;
    }

    private String alarm(String name) {
        return cloud.admin()
                .alarming()
                .createAlarm(new AlarmSpec(
                        name,
                        "compute.instance.update",
                        List.of(new AlarmSpec.Query("traits.state", "eq", "error")),
                        "http://127.0.0.1:9/",
                        false,
                        "moderate",
                        ""));
    }
}
