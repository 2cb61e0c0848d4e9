package org.opnfv.doctor.functest.patch;

import java.util.Optional;

/** A required property of a configuration file, and the edit that establishes it. */
interface Edit {

    /** What is missing while it does not hold, for people: {@code publishes to notifier://?topic=alarm.all}. */
    String wanted();

    /** Whether it adds a secret, which not everybody may read. */
    default boolean addsSecret() {
        return false;
    }

    /**
     * The text with that property, and otherwise unchanged.
     *
     * @return empty when it holds already
     * @throws EditException when the text cannot be understood, or not be changed safely
     */
    Optional<String> apply(String text) throws EditException;
}
