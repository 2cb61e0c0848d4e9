package org.opnfv.doctor.functest.latency.original;

import java.util.ArrayList;
import java.util.List;

/** Checks that the logs of a run of the original are whole, so that the run can be judged by them. */
final class OriginalCompletenessCheck {

    private final OriginalRun run;
    private final List<String> objections = new ArrayList<>();

    OriginalCompletenessCheck(OriginalRun run) {
        this.run = run;
    }

    /** What is missing or unreadable, the root cause first, one line each. */
    List<String> objections() {
        if (!run.hasDetection() && run.words().isMaintenance()) {
            return List.of("it is a maintenance test: no host was to fail in it");
        }
        if (run.other() != null) {
            objections.add("the logs are of more than one run, another is at "
                    + run.other().place() + ": split them, and name those of one");
        }
        objections.addAll(run.unreadable());
        detection();
        flaws();
        if (!run.isConsumerSeen() && run.hasDetection() && run.unreadable().isEmpty()) {
            objections.add("consumer.log is missing: it cannot be told whether the owners were told");
        }
        if (!run.isWhole()) {
            objections.add("the log ends before the test did");
        }
        return objections;
    }

    private void detection() {
        if (run.hasDetection()) {
            return;
        }
        if (run.words().isFailure()) {
            objections.add("the original says: " + run.words().outcome());
        }
        boolean torn = run.flawed(LineDamage.TORN) > 0;
        boolean other = run.flawed(LineDamage.COLLECTD) + run.flawed(LineDamage.UNSTAMPED) > 0;
        if (!other || torn) {
            objections.add(
                    torn
                            ? "the log has no whole line of a detection"
                            : "the monitor never detected the dead host: the log has no such line");
        }
    }

    private void flaws() {
        int torn = run.flawed(LineDamage.TORN);
        if (torn > 0) {
            objections.add("the log has " + torn + (torn == 1 ? " damaged line that tells" : " damaged lines that tell")
                    + " of a detection, a mark or a notification"
                    + (run.torn() == null
                            ? ""
                            : ", or has lost one (see " + run.torn().place() + ")"));
        }
        if (run.flawed(LineDamage.UNSTAMPED) > 0) {
            objections.add("its lines have no stamp, as in the releases before Danube: whether they are whole cannot be"
                    + " told, and they are not read");
        }
        if (run.flawed(LineDamage.COLLECTD) > 0) {
            objections.add(
                    "collectd saw the detection on the failed host, by that host's clock: the latency cannot be told");
        }
    }
}
