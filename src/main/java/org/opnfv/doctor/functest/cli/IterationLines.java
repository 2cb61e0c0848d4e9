package org.opnfv.doctor.functest.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.scenario.ProgressListener;
import org.opnfv.doctor.functest.scenario.fault.IterationListener;

/** Prints one line for each iteration of a series. With {@code --verbose} it prints its stages too; a terminal shows them live. */
record IterationLines(ProgressPrinter progress, boolean verbose) implements IterationListener {

    @Override
    public ProgressListener begins(RunFolder iteration) {
        return verbose ? progress : progress.brief(name(iteration));
    }

    @Override
    public void ended(RunFolder iteration) {
        Assessment assessment = Assessment.of(iteration.path());
        String latency = assessment.figures() == null
                ? ""
                : ", " + seconds(assessment.figures().last()) + " from " + assessment.latencyOrigin()
                        + " to notification";
        String host = assessment.facts().host() == null
                ? ""
                : " on " + assessment.facts().host().name();
        String reason = assessment.reasons().isEmpty()
                ? ""
                : ": " + assessment.reasons().get(0);
        progress.note(name(iteration) + "  " + assessment.verdict() + host + latency + reason);
    }

    private static String name(RunFolder iteration) {
        return iteration.path().getFileName().toString();
    }

    private static String seconds(BigDecimal seconds) {
        return seconds.setScale(3, RoundingMode.HALF_UP).toPlainString() + " s";
    }
}
