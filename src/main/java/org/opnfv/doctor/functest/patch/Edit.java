package org.opnfv.doctor.functest.patch;

import java.util.Optional;

/** A wanted property of a configuration file, and how its text gets it. */
interface Edit {

    /** What is missing where it does not hold, for people: {@code publishes to notifier://?topic=alarm.all}. */
    String wanted();

    /**
     * The text with that property, nothing else of it touched.
     *
     * @return empty when it holds already
     * @throws EditException when the text cannot be understood, or not be changed safely
     */
    Optional<String> apply(String text) throws EditException;
}
