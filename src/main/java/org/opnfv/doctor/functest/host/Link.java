package org.opnfv.doctor.functest.host;

/** A host's network link. Every call may fail with a {@link HostException}; doing it twice is harmless. */
public interface Link {

    /** Takes it down; returns when it is down. */
    void down();

    /** Brings it up; returns when it is up. */
    void up();

    /** Whether it is up now. */
    boolean isUp();
}
