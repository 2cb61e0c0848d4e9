package org.opnfv.doctor.functest.host;

import java.util.Optional;
import java.util.function.Supplier;

/** A password, which is shown as its origin, never as itself. */
public final class SshPassword {
    private final String origin;
    private final Supplier<Optional<String>> source;
    private Optional<String> text;

    /**
     * A password that is looked up once, when it is first needed.
     *
     * @param origin where it is from, for messages: the name of a variable
     * @param source returns it; empty when it is not given
     */
    public SshPassword(String origin, Supplier<Optional<String>> source) {
        this.origin = origin;
        this.source = source;
    }

    /** The password; empty when it is not given. */
    public synchronized Optional<String> text() {
        if (text == null) {
            text = source.get();
        }
        return text;
    }

    /** Its origin. */
    @Override
    public String toString() {
        return origin;
    }
}
