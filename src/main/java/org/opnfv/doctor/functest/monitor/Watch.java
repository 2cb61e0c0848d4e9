package org.opnfv.doctor.functest.monitor;

import java.util.Optional;
import org.opnfv.doctor.functest.clock.Reading;

/** A monitor at work on one host. It finds the host dead at most once. */
public interface Watch extends AutoCloseable {

    /** Starts it. */
    void start();

    /** Waits for the host's first answer; false when there was none in time. A watch that asks nothing waits for nothing. */
    boolean awaitFirstAnswer(long millis) throws InterruptedException;

    /** An Inspector of ours received the report that the host is dead, by whatever monitor. */
    void reported(Reading at);

    /** When the host was found dead; empty while it lives, and where nobody tells. */
    Optional<Reading> detected();

    /** The failure of probing or reporting, one line; empty when there was none. */
    Optional<String> trouble();

    /** Tells it to end, and does not wait: of many watches each is told before the first is closed. */
    void stop();

    @Override
    void close();
}
