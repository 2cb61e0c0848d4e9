package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether the logs of a run of the original say the same: of its host and its instances, and of what it measured itself. */
final class OriginalAgreement {

    /** Two times of two decimals, one from the other. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    /** In 2017 the host that failed was that of the first instance. */
    private static final String FIRST = "doctor_vm1";

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<String> objections = new ArrayList<>();

    OriginalAgreement(OriginalRun run, OriginalInstances found) {
        this.run = run;
        this.found = found;
    }

    /** What contradicts something else, one line each. */
    List<String> objections() {
        if (run.failedHost().isDisputed()) {
            objections.add("the log names more than one failed host: "
                    + String.join(", ", run.failedHost().names()) + ": lines of different runs are mixed");
        }
        instances();
        alarms();
        return objections;
    }

    private void instances() {
        List<String> unmarked = found.unmarked();
        if (!unmarked.isEmpty()) {
            List<String> untold = found.untold();
            objections.add("an owner was told of an instance that was not set to error: " + unmarked.get(0)
                    + (untold.isEmpty() ? "" : ", and not of one that was: " + untold.get(0)));
        }
        boolean onlyTold = run.marked().isEmpty() && run.placed().isEmpty() && !run.isAnnounced();
        boolean numbered = found.told().keySet().stream().anyMatch(found.whose()::isOfTheTest);
        if (onlyTold && numbered && !found.told().containsKey(FIRST)) {
            objections.add(
                    "nothing tells of " + FIRST + ", which is always on the host that fails: give inspector.log");
        }
    }

    private void alarms() {
        found.told().forEach((name, notice) -> {
            if (found.whose().isTorn(notice.alarm())) {
                objections.add("the alarm of " + name + " is that of another instance: "
                        + notice.alarm().alarmName() + " (" + notice.alarmLine().place() + ")");
            }
        });
        if (!found.twice().isEmpty()) {
            objections.add("the owner of " + found.twice().get(0)
                    + " was told by two alarms, and each run makes one: the line of a detection is lost");
        }
    }

    /** What the original says that it measured, where the log does not have it; at most one line. */
    List<String> ofFigure() {
        BigDecimal figure = run.words().figure();
        if (!run.hasDetection() || !run.words().isTold()) {
            return List.of();
        }
        if (run.notices().all().isEmpty()) {
            return List.of("the original says that somebody was told, and the log has no notification: lines are lost");
        }
        boolean agrees = figure == null
                || found.times().stream()
                        .map(at -> at.subtract(run.detected().at())
                                .subtract(figure)
                                .abs())
                        .anyMatch(off -> off.compareTo(ROUNDING) <= 0);
        return agrees
                ? List.of()
                : List.of("the original measured " + figure.stripTrailingZeros().toPlainString()
                        + " s, and no notification of the test in the log is as long after the detection: they are of different runs,"
                        + " or a line is damaged");
    }
}
