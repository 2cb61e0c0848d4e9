package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;
import org.opnfv.doctor.functest.cloud.CloudException;

/** Waits for named conditions. */
public final class Wait {

    private static final Duration FIRST = Duration.ofMillis(20);

    private Wait() {}

    /**
     * Returns when the condition holds. It is checked in the calling thread, at once, soon again, and then at growing intervals up to
     * {@code poll}: a fast condition takes no time, and a slow one costs few requests.
     *
     * <p>A cloud that does not answer, or gives an unusable answer, is asked again: an error counts only when the time is up. Credentials
     * that are refused are not tried again, for that may lock the account.
     *
     * @throws ScenarioException when it does not hold in time, or when the waiting thread is interrupted
     */
    public static void until(String what, Duration timeout, Duration poll, Callable<Boolean> condition) {
        AtomicReference<CloudException> last = new AtomicReference<>();
        if (!within(what, timeout, poll, condition, last)) {
            String cause =
                    last.get() == null ? "" : ", and at last " + last.get().getMessage();
            throw new ScenarioException(
                    "waited " + timeout.toMillis() / 1000.0 + " s in vain until " + what + cause, last.get());
        }
    }

    /** The same, but returns whether it held in time. Checks once even without any time. */
    public static boolean within(String what, Duration timeout, Duration poll, Callable<Boolean> condition) {
        return within(what, timeout, poll, condition, new AtomicReference<>());
    }

    /** The same; {@code last} holds why the cloud did not answer the last time, or null when it did. */
    public static boolean within(
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
