package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;

/** Makes duplicate runs UNKNOWN, such as copies, links or logs appended twice: a run counts once. */
final class DuplicateRuns {

    private DuplicateRuns() {}

    /** The same runs; a repeated one is UNKNOWN. */
    static List<Assessment> marked(List<Assessment> runs) {
        Map<String, Assessment> first = new HashMap<>();
        List<Assessment> marked = new ArrayList<>();
        for (Assessment run : runs) {
            Assessment before = first.putIfAbsent(run.identity(), run);
            marked.add(before == null ? run : repeat(run, before));
        }
        return marked;
    }

    private static Assessment repeat(Assessment run, Assessment before) {
        return Assessment.unknown(
                run.run(),
                run.folder(),
                run.facts(),
                "it is " + before.run() + " once more, with the same time of detection: a run counts once");
    }
}
