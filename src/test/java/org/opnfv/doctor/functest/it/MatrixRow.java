package org.opnfv.doctor.functest.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One fault in one stage, and how a run may end that meets it.
 *
 * @param group the heading it stands under
 * @param fault what goes wrong, as a fault plan has it
 * @param right the outcomes that are right
 * @param settings of the run, beside those of all rows
 * @param always whether it is one of the few that each build runs
 */
record MatrixRow(
        String group,
        String call,
        String kind,
        String stage,
        Map<String, Object> fault,
        List<String> right,
        Map<String, String> settings,
        boolean always) {

    String name() {
        return stage + ": " + call + ": " + kind;
    }

    /** As a plan of this one fault. */
    String plan() {
        String keys = fault.entrySet().stream()
                .map(key -> key.getKey() + ": "
                        + (key.getValue() instanceof String text
                                ? "'" + text.replace("'", "''") + "'"
                                : key.getValue()))
                .collect(Collectors.joining(", "));
        String in = stage.equals("any") ? "" : ", stage: " + stage;
        return "faults: [{call: '" + call + "'" + in + ", " + keys.replace("=", ": ") + "}]";
    }
}
