package org.opnfv.doctor.functest.monitor;

/** Takes the replies to probes, each by the number of its probe. */
public interface ReplyHandler {

    /** The host itself answered: it lives. */
    void alive(long sequence);

    /**
     * A router on the way, or our own kernel, says that the host cannot be reached. That is an answer about the host, so its probe
     * is lost at once; it takes as many lost ones in a row as ever to make a dead host.
     */
    void unreachable(long sequence);
}
