package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Checks that the logs of a run of the original agree on its host and its instances, and on what the original measured itself. */
final class OriginalConsistencyCheck {

    /** Seconds. The difference of two times of two decimals, as Python 2 writes them. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    /** Seconds. The same for times in full. */
    private static final BigDecimal EXACT = new BigDecimal("0.00001");

    /** In 2017 the failed host was that of the first instance. */
    private static final String FIRST = "doctor_vm1";

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<String> objections = new ArrayList<>();

    OriginalConsistencyCheck(OriginalRun run, OriginalInstances found) {
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
        unmarked();
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
        if (onlyTold
                && !found.told().isEmpty()
                && found.told().keySet().stream().noneMatch(NotificationOwner::isFirst)) {
            objections.add(
                    "nothing tells of " + FIRST + ", which is always on the host that fails: give inspector.log");
        }
    }

    /** An instance that the Inspector did not find has no mark, and then the original fails the test. */
    private void unmarked() {
        if (!run.marked().isEmpty() && !run.words().isFailure()) {
            found.untold().stream()
                    .filter(name -> !run.marked().containsKey(name))
                    .findFirst()
                    .ifPresent(name -> objections.add("the log tells where " + name
                            + " is, and neither that it was set to error nor that its owner was told, and the original"
                            + " does not say that the test failed: a line is damaged"));
        }
    }

    private void alarms() {
        found.told().forEach((name, notice) -> {
            if (found.owners().isTorn(notice.alarm())) {
                objections.add("the alarm of " + name + " is that of another instance: "
                        + notice.alarm().alarmName() + " (" + notice.alarmLine().place() + ")");
            }
        });
        if (!found.twice().isEmpty()) {
            objections.add("the owner of " + found.twice().get(0)
                    + " was told by two alarms, and each run makes one: the line of a detection is lost");
        }
    }

    /** The original's own figure where the log does not have it; at most one line. */
    List<String> ofFigure() {
        BigDecimal figure = run.words().figure();
        if (!run.hasDetection() || !run.words().isTold()) {
            return List.of();
        }
        if (run.notices().all().isEmpty()) {
            return List.of("the original says that somebody was told, and the log has no notification: lines are lost");
        }
        boolean agrees = figure == null || found.times().stream().anyMatch(at -> agrees(figure, at));
        return agrees
                ? List.of()
                : List.of("the original measured " + figure.stripTrailingZeros().toPlainString()
                        + " s, and no notification of the test in the log is as long after the detection: they are of different runs,"
                        + " or a line is damaged");
    }

    private boolean agrees(BigDecimal figure, BigDecimal at) {
        BigDecimal detected = run.detected().at();
        int decimals = Math.min(Math.min(at.scale(), detected.scale()), figure.scale());
        BigDecimal rounding =
                BigDecimal.valueOf(2).movePointLeft(decimals).min(ROUNDING).max(EXACT);
        return at.subtract(detected).subtract(figure).abs().compareTo(rounding) <= 0;
    }
}
