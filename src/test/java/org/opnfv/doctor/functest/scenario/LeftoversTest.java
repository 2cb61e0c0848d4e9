package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.run.RunState;

/** What is looked for when all of a ledger is undone: what is there all the same, or was never told of. */
@Timeout(120)
class LeftoversTest extends UndoFixture {
    @Test
    void whatIsTakenForDeletedAndIsNotIsDeletedAgain() {
        Instance instance = cloud.boot(VM, null);
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        made(ChangeKinds.INSTANCE, VM, instance.id());
        proxy.instead("DELETE /alarming/.*", 2, call -> Reply.empty(204));
        proxy.instead("DELETE /compute/.*/servers/.*", 1, call -> Reply.empty(204));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(cloud.admin().alarming().everyones()).isEmpty();
    }

    @Test
    void aHostThatTheRunDisabledAfterItsUndoIsEnabledAndThatOfOthersIsNot() {
        cloud.admin().compute().disable("compute-1", new ResourceNames(RUN).disabledReason());
        cloud.admin().compute().disable("compute-2", new ResourceNames("other1").disabledReason());

        assertThat(undo(PATIENCE, Leftovers.Extent.ALL)).isEmpty();

        assertThat(cloud.admin().compute().computeService("compute-1").enabled())
                .isTrue();
        assertThat(cloud.admin().compute().computeService("compute-2").enabled())
                .isFalse();
    }

    @Test
    void whatStaysForAllThatIsNamedAndTheCloudIsNotDoneWith() {
        String id = made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        proxy.instead("DELETE /alarming/.*", 1_000, call -> Reply.empty(204));

        assertThat(undo(Duration.ofSeconds(1)))
                .singleElement()
                .asString()
                .isEqualTo("cloud http://cloud: still there: alarm " + ALARM + " (" + id + ")");
        assertThat(ledger.open()).extracting(Change::kind).containsExactly(ChangeKinds.CLOUD);
    }

    @Test
    void somebodyElsesIsLeftAloneAndOursIsFoundByName() {
        Instance ours = cloud.boot(VM, null);
        Instance others = cloud.boot("web-1", null);
        String otherAlarm = alarm("somebody's");
        alarm(ALARM);
        made(ChangeKinds.ALARM, ALARM, otherAlarm);
        made(ChangeKinds.INSTANCE, VM, others.id());

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.status(ours)).isEqualTo("gone");
        assertThat(cloud.status(others)).isEqualTo("ACTIVE");
        assertThat(cloud.admin().alarming().everyones())
                .extracting(alarm -> alarm.id())
                .containsExactly(otherAlarm);
    }

    @Test
    void aNameThatTheUserChoseMayBeAnothersByNow() {
        String ours =
                made(ChangeKinds.PROJECT, "tenant", cloud.admin().identity().createProject("tenant", ""));
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
    void whatWasMadeTwiceIsFoundAtTheEnd() {
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        alarm(ALARM);
        Instance once = cloud.boot(VM, null);
        Instance twice = cloud.boot(VM, null);
        made(ChangeKinds.INSTANCE, VM, once.id());

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.admin().alarming().everyones()).isEmpty();
        assertThat(cloud.status(twice)).isEqualTo("gone");
    }

    @Test
    void anInstanceThatSomebodyRenamedIsFoundByItsId() {
        Instance ours = cloud.boot(VM, null, Map.of(ResourceNames.RUN, RUN));
        made(ChangeKinds.INSTANCE, VM, ours.id());
        cloud.admin().compute().rename(ours.id(), "web-1");

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.status(ours)).isEqualTo("gone");
    }

    @Test
    void whereNobodyKnowsWhatTheLedgerHasLostAllIsLookedForThatARunMakes() {
        Instance ours = cloud.boot(VM, null);
        Instance renamed = cloud.boot("doctor_vm2-" + RUN + "-7", null);
        Instance others = cloud.boot("doctor_vm1-zzzzz9", null);
        alarm(ALARM);
        alarm("doctor_probe-" + RUN);
        alarm("doctor_fence-" + RUN);
        String project = "doctor_project-" + RUN;
        cloud.admin().identity().createProject(project, "");
        cloud.admin().network().createNetwork("doctor_net-" + RUN);
        cloud.admin().compute().createFlavor("doctor_flavor-" + RUN, 64, 1, 0);
        cloud.admin().image().createImage("doctor_image-" + RUN, new byte[1], "raw");
        cloud.admin().compute().forceDown("compute-1", true);

        assertThat(undo(PATIENCE, Leftovers.Extent.ALL))
                .singleElement()
                .asString()
                .contains("forced down: compute-1; without run.json nobody knows by whom");

        assertThat(cloud.status(ours)).isEqualTo("gone");
        assertThat(cloud.status(renamed)).isEqualTo("gone");
        assertThat(cloud.status(others)).isEqualTo("ACTIVE");
        assertThat(cloud.admin().alarming().everyones()).isEmpty();
        assertThat(cloud.admin().identity().findProject(project)).isEmpty();
        assertThat(cloud.admin().network().findNetwork("doctor_net-" + RUN)).isEmpty();
        assertThat(cloud.admin().compute().findFlavor("doctor_flavor-" + RUN)).isEmpty();
        assertThat(cloud.admin().image().findImage("doctor_image-" + RUN)).isEmpty();
        assertThat(ledger.open()).extracting(Change::kind).containsExactly(ChangeKinds.CLOUD);
        cloud.admin().compute().forceDown("compute-1", false);
        assertThat(undo(PATIENCE, Leftovers.Extent.ALL)).isEmpty();
        assertThat(ledger.open()).isEmpty();
    }

    /** A catalog may have a service that is gone, such as Vitrage, of which the run never made anything. */
    @Test
    void aServiceThatDoesNotAnswerDoesNotKeepTheRestFromBeingFound() {
        String project = "doctor_project-" + RUN;
        cloud.admin().identity().createProject(project, "");
        cloud.admin().compute().createFlavor("doctor_flavor-" + RUN, 64, 1, 0);
        proxy.honest();
        proxy.instead(".* /rca/.*", Integer.MAX_VALUE, call -> Reply.empty(503));

        assertThat(undo(Duration.ofSeconds(1), Leftovers.Extent.ALL))
                .singleElement()
                .asString()
                .contains("what is left cannot be looked for: rca")
                .contains("answered 503");

        assertThat(cloud.admin().compute().findFlavor("doctor_flavor-" + RUN)).isEmpty();
        assertThat(cloud.admin().identity().findProject(project)).isEmpty();
        assertThat(ledger.open()).extracting(Change::kind).containsExactly(ChangeKinds.CLOUD);
    }

    @Test
    void aProjectIsNotDeletedWhereNobodyKnowsWhatIsInIt() {
        String project = "doctor_project-" + RUN;
        cloud.admin().identity().createProject(project, "");
        proxy.instead("GET /alarming/.*", Integer.MAX_VALUE, call -> Reply.empty(503));

        assertThat(undo(Duration.ofSeconds(1), Leftovers.Extent.ALL))
                .singleElement()
                .asString()
                .contains("what is left cannot be looked for: alarming");

        assertThat(cloud.admin().identity().findProject(project)).isPresent();
    }

    @Test
    void anIdIsNoPatternForTheNamesOfOtherRuns() {
        ledger.withdraw(ledger.open());
        ledger.intend(ChangeKinds.CLOUD, "http://cloud", Map.of(RunState.RUN, ".*"));
        Instance others = cloud.boot("doctor_vm1-zzzzz9", null);

        undo(PATIENCE, Leftovers.Extent.ALL);

        assertThat(cloud.status(others)).isEqualTo("ACTIVE");
    }
}
