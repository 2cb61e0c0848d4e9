package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.util.function.LongConsumer;

/** One way of asking a host whether it lives. Used by one thread alone. */
public interface Probe extends AutoCloseable {

    /** Sends the probe of that number without waiting. A host that is down may make this fail, which counts as no answer. */
    void send(long sequence) throws IOException;

    /** Waits up to {@code millis} for answers and passes on the number of each; answers to somebody else's probes are dropped. */
    void receive(long millis, LongConsumer answered) throws IOException;

    @Override
    void close() throws IOException;
}
