package org.opnfv.doctor.functest.inspector;

/** A path for the notification of a lost instance that bypasses Nova. */
@FunctionalInterface
public interface Shortcut {

    /** No shortcut. */
    Shortcut NONE = (instance, state) -> {};

    /**
     * Sends the notification that an instance is in that state, and waits for nothing.
     *
     * @throws IllegalStateException when it cannot be sent, with one line
     */
    void send(AffectedInstance instance, String state);
}
