package org.opnfv.doctor.functest.latency;

import java.nio.file.Path;
import java.util.List;

/** Reads whatever logs a run has left, and needs no cloud and no settings for it. */
public final class RunReader {

    private RunReader() {}

    /**
     * The runs in a folder or a file, in their order. What cannot be read is an assessment too: UNKNOWN, and why.
     *
     * @param place a run folder of ours
     */
    public static List<Assessment> read(Path place) {
        return List.of(Assessment.of(place));
    }
}
