package org.opnfv.doctor.functest.monitor;

import java.io.IOException;

/** One way of asking a host whether it lives. Used by one thread alone. */
public interface Probe extends AutoCloseable {

    /** Sends the probe of that number without waiting. A host that is down may make this fail, which counts as no answer. */
    void send(long sequence) throws IOException;

    /**
     * Waits up to {@code millis} for answers and passes them on. What answers somebody else's probes, or none that was sent, is
     * dropped: it says nothing about the host, neither that it lives nor that it does not.
     */
    void receive(long millis, ReplyHandler answers) throws IOException;

    @Override
    void close() throws IOException;
}
