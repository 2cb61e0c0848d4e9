package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;
import org.opnfv.doctor.functest.cloud.CloudException;

/** Waits for named conditions. */
final class Wait {

    private static final Duration FIRST = Duration.ofMillis(20);

    private Wait() {}

    /**
     * Returns when the condition holds. It is looked at once at the start, soon again, and then less and less often, at last every
     * {@code poll}, in the calling thread: what takes no time is not waited for, and what takes long costs few requests.
     *
     * <p>A cloud that does not answer, or answers what makes no sense, may do better at the next look: only when the time is up it
     * counts. Credentials that are not taken any more are not shown again and again, which may lock the account.
     *
     * @throws ScenarioException when it does not hold in time, or when the waiting thread is interrupted
     */
    static void until(String what, Duration timeout, Duration poll, Callable<Boolean> condition) {
        AtomicReference<CloudException> last = new AtomicReference<>();
        if (!within(what, timeout, poll, condition, last)) {
            String cause =
                    last.get() == null ? "" : ", and at last " + last.get().getMessage();
            throw new ScenarioException(
                    "waited " + timeout.toMillis() / 1000.0 + " s in vain until " + what + cause, last.get());
        }
    }

    /** The same, but says whether it held in time. It is looked at once even when there is no time. */
    static boolean within(String what, Duration timeout, Duration poll, Callable<Boolean> condition) {
        return within(what, timeout, poll, condition, new AtomicReference<>());
    }

    /**
     * The same; {@code last} holds why the cloud did not answer at last, or null when it did.
     */
    static boolean within(
            String what,
            Duration timeout,
            Duration poll,
            Callable<Boolean> condition,
            AtomicReference<CloudException> last) {
        try {
            Awaitility.await(what)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(IterativePollInterval.iterative(
                            previous -> shorter(previous.multipliedBy(2), poll), shorter(FIRST, poll)))
                    .timeout(timeout.plus(poll))
                    .until(() -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new ScenarioException("interrupted while waiting until " + what, null);
                        }
                        return look(condition, last);
                    });
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static boolean look(Callable<Boolean> condition, AtomicReference<CloudException> last) throws Exception {
        try {
            boolean holds = condition.call();
            last.set(null);
            return holds;
        } catch (CloudException e) {
            if (e.kind() == CloudException.Kind.UNAUTHORIZED) {
                throw e;
            }
            last.set(e);
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
