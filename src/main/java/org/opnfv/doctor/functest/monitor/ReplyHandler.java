package org.opnfv.doctor.functest.monitor;

/** Receives the replies to probes, each with the number of its probe. */
public interface ReplyHandler {

    /** The host itself answered: it lives. */
    void alive(long sequence);

    /**
     * A router, or our own kernel, reports that the host cannot be reached. The probe is lost at once; as ever, only several lost ones in
     * a row make a dead host.
     */
    void unreachable(long sequence);
}
