package org.opnfv.doctor.functest.inspector;

/** A way for the news of an instance that does not lead through Nova. */
@FunctionalInterface
public interface Shortcut {

    /** Where there is none. */
    Shortcut NONE = (instance, state) -> {};

    /**
     * Sends the news that an instance is in that state, and waits for nothing.
     *
     * @throws IllegalStateException when it cannot be sent, with one line
     */
    void send(AffectedInstance instance, String state);
}
