package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MarkerTest {
    private static final Logger LOG = LoggerFactory.getLogger(MarkerTest.class);

    @AutoClose
    private final Marker marker = new Marker(4, Clocks.system(), LOG);

    private final CountDownLatch hostMarked = new CountDownLatch(1);

    @Test
    void theHostIsMarkedWhenNovaHasAnsweredForTheInstancesOfTheTest() {
        Queue<Boolean> before = new ConcurrentLinkedQueue<>();

        assertThat(mark(
                        List.of(instance("1", true), instance("2", true)),
                        (instance, state) -> before.add(marked(200))))
                .isEmpty();

        assertThat(before).containsExactly(false, false);
        assertThat(marked(0)).isTrue();
    }

    @Test
    void anInstanceThatNovaIsSilentAboutKeepsTheHostFromBeingMarkedForAMomentOnly() {
        Queue<Boolean> before = new ConcurrentLinkedQueue<>();

        mark(List.of(instance("1", true)), (instance, state) -> before.add(marked(10_000)));

        assertThat(before).containsExactly(true);
    }

    @Test
    void aNovaThatIsSilentAboutAllCallsAtATimeIsToldOfTheHost() {
        Queue<Boolean> before = new ConcurrentLinkedQueue<>();
        List<AffectedInstance> more = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> instance(String.valueOf(number), true))
                .toList();

        mark(more, (instance, state) -> before.add(marked(2_000)));

        assertThat(before).hasSize(5).containsOnly(true);
    }

    @Test
    void theHostIsNotMarkedAfterTheEnd() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
            isReached(begun, 10_000);
            marker.close();
        });

        List<String> errors = mark(List.of(instance("1", true)), (instance, state) -> {
            begun.countDown();
            marked(10_000);
        });
        end.join();

        assertThat(errors).containsExactly("the Inspector ended while it marked");
        assertThat(marked(0)).isFalse();
    }

    @Test
    void theHostDoesNotWaitForInstancesOfOthers() {
        Queue<Boolean> before = new ConcurrentLinkedQueue<>();

        mark(List.of(instance("1", false)), (instance, state) -> before.add(marked(400)));

        assertThat(before).containsExactly(true);
    }

    private List<String> mark(List<AffectedInstance> targets, BiConsumer<String, String> instance) {
        return marker.mark(
                "compute-1",
                targets,
                List.of(),
                new Marks(
                        LOG,
                        "doctor",
                        "error",
                        host -> hostMarked.countDown(),
                        instance,
                        port -> {},
                        (target, state) -> {}));
    }

    private boolean marked(long patienceMs) {
        return isReached(hostMarked, patienceMs);
    }

    private static boolean isReached(CountDownLatch latch, long patienceMs) {
        try {
            return latch.await(patienceMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static AffectedInstance instance(String id, boolean ours) {
        return new AffectedInstance(id, "doctor_vm" + id, "project", "ACTIVE", ours);
    }
}
