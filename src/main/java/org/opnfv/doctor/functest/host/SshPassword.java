package org.opnfv.doctor.functest.host;

import java.util.Optional;
import java.util.function.Supplier;

/** A password, which is shown by where it is from, and never itself. */
public final class SshPassword {
    private final String origin;
    private final Supplier<Optional<String>> source;
    private Optional<String> text;

    /**
     * One that is found out when it is needed first, and once.
     *
     * @param origin where it is from, for messages: the name of a variable
     * @param source tells it; empty when nobody has given it
     */
    public SshPassword(String origin, Supplier<Optional<String>> source) {
        this.origin = origin;
        this.source = source;
    }

    /** The password itself; empty when nobody has given it. */
    public synchronized Optional<String> text() {
        if (text == null) {
            text = source.get();
        }
        return text;
    }

    /** Where it is from. */
    @Override
    public String toString() {
        return origin;
    }
}
