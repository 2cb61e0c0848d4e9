package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.HarnessOverhead;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Milliseconds;

/** The harness's own part of a latency, in words. */
public final class HarnessOverheadText {

    private HarnessOverheadText() {}

    /** A line for the owner notified first and one for that notified last, one line where they are the same; none where it is unknown. */
    public static List<String> of(Assessment run) {
        List<InstanceResult> told = run.told();
        List<String> lines = new ArrayList<>();
        if (told.size() > 1) {
            add(lines, "first", told.get(0).own());
        }
        if (!told.isEmpty()) {
            add(
                    lines,
                    told.size() > 1 ? "last" : "of it",
                    told.get(told.size() - 1).own());
        }
        return lines;
    }

    private static void add(List<String> lines, String which, HarnessOverhead own) {
        if (own != null) {
            lines.add(which + " " + Milliseconds.of(own.total()) + " ms: " + parts(own));
        }
    }

    /** {@code 2.1 to the calls, 0.3 between them, 0.4 to record}, in milliseconds. */
    public static String parts(HarnessOverhead own) {
        return "%s to the calls, %s between them, %s to record"
                .formatted(
                        Milliseconds.of(own.toCalls()),
                        Milliseconds.of(own.between()),
                        Milliseconds.of(own.toRecord()));
    }
}
