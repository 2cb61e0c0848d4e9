package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.InstanceResult;

/** What else is worth knowing about a run of the original: above all what it did not record. */
final class OriginalNotes {

    private static final int NAMED = 5;

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<String> lines = new ArrayList<>();

    OriginalNotes(OriginalRun run, OriginalInstances found) {
        this.run = run;
        this.found = found;
    }

    List<String> lines() {
        linkDown();
        others();
        clocks();
        lines.add(
                "not recorded by the original: how many instances were to be notified, when they were found (T02), when the event was"
                        + " transformed (T06), the alarm evaluated and fired (T07, T08), whether Nova showed the host down");
        return lines;
    }

    private void linkDown() {
        FaultTime fault = run.faultTime();
        if (fault.stray() != null) {
            BigDecimal off = fault.stray().seconds().subtract(run.detected().at());
            String apart = off.abs().setScale(1, RoundingMode.HALF_UP).toPlainString() + " s "
                    + (off.signum() > 0 ? "after" : "before");
            lines.add(fault.stray().line().file() + " has a link down " + apart
                    + " the detection: it is of another run, or of a clock that was off, and does not count");
        }
        if (fault.isProfileStray()) {
            lines.add("the profile that the original printed says that the link went down "
                    + fault.profile().seconds().stripTrailingZeros().toPlainString()
                    + " s before the detection: the host's clock was off, and it does not count");
        }
        if (fault.isFromProfile()) {
            lines.add(
                    "T00 is taken from the profile that the original printed: whole milliseconds, by the host's clock");
        } else if (run.linkDown() == null) {
            lines.add("when the link went down is not recorded");
        }
    }

    private void others() {
        if (Boolean.TRUE.equals(run.notices().shortcut())) {
            lines.add("the Inspector also sent Nova's news itself: the latencies bypass Nova");
        }
        if (run.words().complaint() != null) {
            lines.add("after its verdict the original says: " + run.words().complaint());
        }
        if (run.hasTraceback()) {
            lines.add("the log has a traceback: an instance that could not be set to error may be named nowhere");
        }
        List<String> foreign = found.foreign();
        if (!foreign.isEmpty()) {
            lines.add("set to error too, and not of the test by its name: " + named(foreign));
        }
        List<String> strangers = found.strangers();
        if (!strangers.isEmpty()) {
            lines.add("notified too, and not of the test by its name: " + named(strangers));
        }
        if (run.notices().repeats() > 0) {
            lines.add("notified again and not counted: " + run.notices().repeats()
                    + (run.notices().repeats() == 1 ? " time" : " times"));
        }
        if (run.marked().isEmpty() && !found.results().isEmpty()) {
            lines.add("which instances were set to error is not recorded");
        }
    }

    private static String named(List<String> names) {
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more;
    }

    private void clocks() {
        if (found.isClockOff()) {
            lines.add(
                    "Nova's own time of a notification (T05) is not between the detection and the notification: its clock was"
                            + " off, and it does not count");
        }
        if (found.results().stream().map(OriginalNotes::novaTime).anyMatch(Boolean::booleanValue)) {
            lines.add("T05 is Nova's own time, by the clock of its machine; how far that was off is not recorded");
        }
    }

    private static Boolean novaTime(InstanceResult instance) {
        return instance.at(Checkpoint.T05).isPresent();
    }
}
