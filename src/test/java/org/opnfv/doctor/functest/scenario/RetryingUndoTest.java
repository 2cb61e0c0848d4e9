package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.UndoAction;

/** What is undone in a cloud that refuses, and for how long it is tried. */
@Timeout(120)
class RetryingUndoTest extends UndoFixture {
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 409, 429, 500, 502, 503})
    void oneNoIsNotTheLast(int status) {
        Instance instance = cloud.boot(VM, "compute-1");
        made(
                ChangeKinds.PROJECT,
                "doctor_project-" + RUN,
                cloud.admin().identity().createProject("doctor_project-" + RUN, ""));
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        made(ChangeKinds.INSTANCE, VM, instance.id());
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
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        proxy.instead("DELETE /alarming/.*", 1, call -> Reply.rawJson(429, "{}").with("Retry-After", "2"));
        long begin = System.nanoTime();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(proxy.requests())
                .filteredOn(r -> r.startsWith("DELETE /alarming"))
                .hasSize(2);
    }

    @Test
    void whatHasNothingToDoWithTheHostIsUndoneWhileItComesBack() {
        Instance instance = cloud.boot(VM, "compute-1");
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        made(ChangeKinds.INSTANCE, VM, instance.id());
        ledger.intend("link-down", "compute-1", Map.of());
        cloud.hosts().link("compute-1", false);
        proxy.instead("GET /compute/.*/os-services", 12, call -> Reply.rawJson(503, "{}"));

        assertThat(undo(PATIENCE)).isEmpty();

        List<String> requests = List.copyOf(proxy.requests());
        String heard = requests.stream()
                .filter(request -> request.matches("GET /compute/.*/os-services.*"))
                .reduce((one, next) -> next)
                .orElseThrow();
        assertThat(requests.indexOf(requests.stream()
                        .filter(request -> request.startsWith("DELETE /alarming"))
                        .findFirst()
                        .orElseThrow()))
                .isLessThan(requests.lastIndexOf(heard));
        assertThat(requests)
                .as("looked for by its id and deleted, once")
                .filteredOn(request -> request.matches("[A-Z]+ /alarming/.*alarms/.+"))
                .hasSize(2);
        assertThat(requests.indexOf(requests.stream()
                        .filter(request -> request.matches("DELETE /compute/.*/servers/.*"))
                        .findFirst()
                        .orElseThrow()))
                .as("what is on the host comes after it")
                .isGreaterThan(requests.lastIndexOf(heard));
    }

    @Test
    void whatIsRefusedWhileTheHostComesBackHasItsNextTurnWhenItIsDue() {
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        ledger.intend("link-down", "compute-1", Map.of());
        cloud.hosts().link("compute-1", false);
        proxy.instead("DELETE /alarming/.*", 1, call -> Reply.rawJson(429, "{}").with("Retry-After", "5"));
        long begin = System.nanoTime();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(5), PATIENCE);
        assertThat(proxy.requests())
                .filteredOn(r -> r.startsWith("DELETE /alarming"))
                .hasSize(2);
    }

    @Test
    void whatIsUndoneWhileTheHostComesBackLateIsNotWaitedFor() {
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        cutOff("compute-1");
        proxy.instead("PUT /compute/.*/os-services/.*", 1, call -> Reply.rawJson(503, "{}"));
        proxy.instead("DELETE /alarming/.*", 1, call -> Reply.rawJson(503, "{}"));
        long begin = System.nanoTime();

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
    }

    @Test
    void allElseIsUndoneAndWhatDependsOnItIsNotBefore() {
        Instance instance = cloud.boot(VM, "compute-1");
        String project = cloud.admin().identity().createProject("doctor_project-" + RUN, "");
        made(ChangeKinds.PROJECT, "doctor_project-" + RUN, project);
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        made(ChangeKinds.INSTANCE, VM, instance.id());
        cutOff("compute-1");
        proxy.instead("DELETE /alarming/.*", 1_000, call -> Reply.rawJson(403, "{\"error\": {\"message\": \"no\"}}"));

        List<String> errors = undo(Duration.ofSeconds(1));

        assertThat(errors).singleElement().asString().startsWith("alarm " + ALARM + ": alarming answered 403");
        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(ledger.open())
                .extracting(Change::kind)
                .containsExactlyInAnyOrder(ChangeKinds.CLOUD, ChangeKinds.ALARM);
        List<String> deletions =
                proxy.requests().stream().filter(r -> r.startsWith("DELETE")).toList();
        assertThat(deletions.subList(1, deletions.size() - 1))
                .as("the project goes when there is no more hope")
                .noneMatch(request -> request.contains("/projects/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarming", "compute", "network", "image", "identity"})
    void aServiceThatFindsNothingAtAllProvesNothing(String service) {
        Instance instance = cloud.boot(VM, "compute-1");
        made(
                ChangeKinds.PROJECT,
                "doctor_project-" + RUN,
                cloud.admin().identity().createProject("doctor_project-" + RUN, ""));
        made(ChangeKinds.NETWORK, "doctor_net-" + RUN, cloud.admin().network().createNetwork("doctor_net-" + RUN));
        made(
                ChangeKinds.IMAGE,
                "doctor_image-" + RUN,
                cloud.admin().image().createImage("doctor_image-" + RUN, new byte[1], "raw"));
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        made(ChangeKinds.INSTANCE, VM, instance.id());
        cutOff("compute-1");
        ledger.intend(ChangeKinds.INSTANCE_STATE, instance.id(), Map.of("state", "active"));
        proxy.instead("[A-Z]+ /" + service + "/.*", 1_000, call -> Reply.rawJson(404, "{}"));

        assertThat(undo(Duration.ZERO)).isNotEmpty();
        assertThat(ledger.open()).extracting(Change::kind).contains(ChangeKinds.CLOUD);

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

    /** Somebody may have stopped or rescued it meanwhile, and a reset would say that it runs. */
    @Test
    void anInstanceThatIsNotInErrorIsLeftAsItIs() {
        Instance instance = cloud.boot("somebody", "compute-1");
        ledger.intend(ChangeKinds.INSTANCE_STATE, instance.id(), Map.of("state", "active"));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(proxy.requests()).noneMatch(request -> request.endsWith("/action"));
    }

    @Test
    void aPasswordThatIsNotTakenAnyMoreIsNotTriedUntilTheAccountIsLocked() {
        made(ChangeKinds.ALARM, ALARM, alarm(ALARM));
        proxy.instead("[A-Z]+ /alarming/.*", 1_000, call -> Reply.rawJson(401, "{}"));
        proxy.instead("POST /identity/v3/auth/tokens", 1_000, call -> Reply.rawJson(401, "{}"));
        int before = logins();

        assertThat(undo(Duration.ofSeconds(5)))
                .singleElement()
                .asString()
                .contains("alarm " + ALARM, "check user name, password");

        assertThat(logins() - before).isEqualTo(1);
    }

    private int logins() {
        return (int) proxy.requests().stream()
                .filter(request -> request.endsWith("/auth/tokens"))
                .count();
    }

    @Test
    void whatIsGoneThoughItWasRefusedIsNotWaitedFor() {
        Change flavor = ledger.intend(ChangeKinds.FLAVOR, "flavor1", Map.of());
        RetryableFailures failures = new RetryableFailures();
        UndoAction done = batch -> {
            failures.add(flavor, "the connection was reset, and it is gone");
            return Map.of();
        };
        long begin = System.nanoTime();

        assertThat(new RetryingUndo(ledger, Map.of(ChangeKinds.FLAVOR, done), failures, PATIENCE)
                        .undo(change -> change.equals(flavor)))
                .isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
    }

    @Test
    void noMoreIsBegunWhenTheTimeIsUp() {
        for (int i = 0; i < 10; i++) {
            ledger.intend(ChangeKinds.FLAVOR, "flavor" + i, Map.of());
        }
        RetryableFailures failures = new RetryableFailures();
        AtomicInteger tries = new AtomicInteger();
        UndoAction slow = batch -> {
            tries.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return Map.of(batch.get(0), failures.add(batch.get(0), "not now"));
        };

        List<String> errors = new RetryingUndo(
                        ledger, Map.of(ChangeKinds.FLAVOR, slow), failures, Duration.ofMillis(300))
                .undo(change -> change.kind().equals(ChangeKinds.FLAVOR));

        assertThat(tries).as("all of them once, and for 300 ms again").hasValueBetween(11, 13);
        assertThat(errors).hasSize(10).allMatch(line -> line.endsWith(": not now"));
    }

    @Test
    void aMarkThatWasTakenBackAndIsThereIsTakenBackAgain() {
        cloud.admin().compute().forceDown("compute-1", true);
        ledger.intend(ChangeKinds.FORCED_DOWN, "compute-1", Map.of());
        proxy.instead("PUT /compute/.*/os-services/.*", 1, call -> Reply.rawJson(200, "{\"service\": {}}"));

        assertThat(undo(PATIENCE)).isEmpty();

        assertThat(cloud.admin().compute().computeServices()).noneMatch(ComputeService::forcedDown);
    }
}
