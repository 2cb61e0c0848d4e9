package org.opnfv.doctor.functest.monitor;

import java.io.IOException;

/** Asks a host whether it lives, by one protocol. Used by one thread only. */
public interface Probe extends AutoCloseable {

    /** Sends the probe of that number without waiting. For a dead host this may fail, which counts as no answer. */
    void send(long sequence) throws IOException;

    /**
     * Waits up to {@code millis} for answers and passes them on. An answer to a foreign probe, or to one that was not sent, is dropped:
     * it says nothing about the host, neither that it lives nor that it does not.
     */
    void receive(long millis, ReplyHandler answers) throws IOException;

    @Override
    void close() throws IOException;
}
