package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;

/** Waits for named conditions. */
final class Wait {

    private static final Duration FIRST = Duration.ofMillis(20);

    private Wait() {}

    /**
     * Returns when the condition holds. It is looked at once at the start, soon again, and then less and less often, at last every
     * {@code poll}, in the calling thread: what takes no time is not waited for, and what takes long costs few requests.
     *
     * @throws ScenarioException when it does not hold in time, or when the waiting thread is interrupted
     */
    static void until(String what, Duration timeout, Duration poll, Callable<Boolean> condition) {
        if (!within(what, timeout, poll, condition)) {
            throw new ScenarioException("waited " + timeout.toMillis() / 1000.0 + " s in vain until " + what, null);
        }
    }

    /** The same, but says whether it held in time. It is looked at once even when there is no time. */
    static boolean within(String what, Duration timeout, Duration poll, Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(IterativePollInterval.iterative(
                            last -> shorter(last.multipliedBy(2), poll), shorter(FIRST, poll)))
                    .timeout(timeout.plus(poll))
                    .until(() -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new ScenarioException("interrupted while waiting until " + what, null);
                        }
                        return condition.call();
                    });
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
