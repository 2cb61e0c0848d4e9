package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;

/** {@link Wait}, {@link Parallel} and {@link Interruption}: what a run waits with, and how it is woken. */
class WaitingTest {
    private static final Duration POLL = Duration.ofMillis(1);

    @Test
    void waitsUntilTheConditionHoldsOrTheTimeIsUp() {
        AtomicInteger looks = new AtomicInteger();
        Wait.until("it was looked at thrice", Duration.ofSeconds(10), POLL, () -> looks.incrementAndGet() == 3);
        assertThat(looks).hasValue(3);

        assertThat(Wait.within("now", Duration.ZERO, POLL, () -> true))
                .as("looked at once at least")
                .isTrue();
        assertThat(Wait.within("never", Duration.ofMillis(5), POLL, () -> false))
                .isFalse();
        assertThatThrownBy(() -> Wait.until("pigs fly", Duration.ofMillis(5), POLL, () -> false))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("waited 0.005 s in vain until pigs fly");
    }

    @Test
    void whatTheConditionThrowsComesThrough() {
        assertThatThrownBy(() -> Wait.until("it works", Duration.ofSeconds(10), POLL, () -> {
                    throw new SettingsError("no such host", null);
                }))
                .isInstanceOf(SettingsError.class)
                .hasMessage("no such host");
    }

    @Test
    void aCloudThatDoesNotAnswerOnceMayAnswerAtTheNextLook() {
        CloudException unreachable = unreachable();
        AtomicInteger looks = new AtomicInteger();
        Wait.until("it answers", Duration.ofSeconds(10), POLL, () -> {
            if (looks.incrementAndGet() == 1) {
                throw unreachable;
            }
            return true;
        });
        assertThat(looks).hasValue(2);
        assertThatThrownBy(() -> Wait.until("it answers", Duration.ofMillis(5), POLL, () -> {
                    throw unreachable;
                }))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("in vain until it answers, and at last Keystone at http://127.0.0.1:1");
    }

    private static CloudException unreachable() {
        Map<String, String> nowhere = Map.of(
                "OS_AUTH_URL", "http://127.0.0.1:1/v3",
                "OS_USERNAME", "nobody",
                "OS_PASSWORD", "nothing",
                "OS_PROJECT_NAME", "none");
        Path here = Path.of("").toAbsolutePath();
        return catchThrowableOfType(
                CloudException.class,
                () -> Cloud.connect(Credentials.find(nowhere, here, here), CloudSettings.defaults()));
    }

    @Test
    void manyThingsKeepTheirOrder() {
        List<Integer> numbers = IntStream.range(0, 100).boxed().toList();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();

        List<Integer> squares = Parallel.map(numbers, number -> {
            workers.add(Thread.currentThread());
            return number * number;
        });

        assertThat(squares)
                .isEqualTo(numbers.stream().map(number -> number * number).toList());
        assertThat(workers).hasSizeLessThanOrEqualTo(8);
        // A pool has ended a moment before its threads have.
        Awaitility.await("the workers are gone").until(() -> workers.stream().noneMatch(Thread::isAlive));
        assertThat(Parallel.map(List.<Integer>of(), number -> number)).isEmpty();
    }

    @Test
    void theFirstFailureEndsThemAndWhatWasBegunIsEndedBeforeItIsThrown() {
        CountDownLatch failing = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();

        assertThatThrownBy(() -> Parallel.map(List.of("slow", "bad"), thing -> {
                    if (thing.equals("bad")) {
                        failing.countDown();
                        throw new ScenarioException("bad", null);
                    }
                    awaitUninterruptibly(failing);
                    return ended.incrementAndGet();
                }))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("bad");
        assertThat(ended).as("the slow one was waited for").hasValue(1);
    }

    @Test
    void aRequestWakesTheRunWhereItWaits() throws Exception {
        Interruption interruption = new Interruption();
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread runner = new Thread(() -> {
            interruption.enter();
            try {
                Wait.until("never", Duration.ofMinutes(5), POLL, () -> {
                    waiting.countDown();
                    return false;
                });
            } catch (RuntimeException e) {
                seen.set(e);
            } finally {
                interruption.leave();
            }
        });
        runner.start();
        waiting.await();
        interruption.request();
        runner.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(runner.isAlive()).isFalse();
        assertThat(seen.get()).isInstanceOf(RuntimeException.class);
        assertThat(interruption.requested()).isTrue();
        assertThatThrownBy(interruption::check).hasMessage("interrupted by the user");
    }

    @Test
    void theWayBackIsNotWoken() {
        Interruption interruption = new Interruption();
        interruption.enter();
        interruption.leave();
        interruption.request();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        interruption.enter();
        assertThat(Thread.currentThread().isInterrupted())
                .as("asked for before it began")
                .isTrue();
        interruption.leave();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean reached = false;
        while (!reached) {
            try {
                latch.await();
                reached = true;
            } catch (InterruptedException e) {
                reached = latch.getCount() == 0;
            }
        }
    }
}
