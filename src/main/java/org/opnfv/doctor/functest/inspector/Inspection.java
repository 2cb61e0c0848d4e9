package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Reading;

/** An inspector at work on one fault. */
public interface Inspection extends AutoCloseable {

    /**
     * Runs once what needs no call to the cloud on the way from the report to the marks, so that none of it is new at the real one. Fails
     * like the real report, and ends when it is interrupted.
     */
    void warmUp(String host) throws IOException, InterruptedException;

    /** The same with the calls of the real one, which change nothing here. Fails like the real report. */
    void rehearse(String host) throws IOException;

    /**
     * From now on a report that a host is dead is about this one.
     *
     * @param names by which a monitor may call it: Nova's name, and its address
     * @param reported is given the time at which such a report was received, if it is received here; before anything is marked
     */
    void expect(String host, Set<String> names, Consumer<Reading> reported);

    /** Tells it that the host is dead; fails when it cannot be reached or refuses the report. */
    void report(String host, Instant detected) throws IOException;

    /** A host is in maintenance from now on, or no more: its silence is no fault. Somebody else's inspector is not ours to tell. */
    default void maintenance(String host, boolean begins) {}

    @Override
    void close();
}
