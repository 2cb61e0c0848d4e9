package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.HarnessOverhead;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.report.HarnessOverheadText;
import org.opnfv.doctor.functest.report.Unit;

/** The figures of one run as text, with the checkpoint at which each ends. */
final class RunFigures {

    /**
     * One figure.
     *
     * @param more text after it in small letters; null for none
     * @param end its last checkpoint; null without a log line for it
     */
    record Figure(String name, String value, String more, End end) {}

    /**
     * The end of a figure.
     *
     * @param key that of a {@link RunCheckpoint}
     * @param instance its instance; null for an event that all share
     */
    record End(String key, InstanceResult instance) {}

    private final Assessment run;
    private final List<Figure> figures = new ArrayList<>();

    private RunFigures(Assessment run) {
        this.run = run;
    }

    static List<Figure> of(Assessment run) {
        RunFigures made = new RunFigures(run);
        made.latency();
        made.detection();
        made.total();
        made.told();
        made.own();
        made.recovery();
        return made.figures;
    }

    /** All in the unit of the threshold, with which they are compared. */
    private void latency() {
        boolean one = run.instances().size() == 1;
        BigDecimal limit = run.facts().thresholdS();
        String name = one ? "Latency" : "Last owner told";
        boolean never = RunAnchors.never(run) > 0;
        boolean known = RunAnchors.isLastKnown(run);
        if (!known && !run.instances().isEmpty()) {
            String more = limit == null ? null : "threshold " + Unit.of(limit).plain(limit);
            String last = run.figures() == null ? "not measured" : "not known";
            add(name, never ? SpreadTable.NEVER : last, more, null);
        }
        if (run.figures() != null) {
            times(known ? name : "Last of those told", known ? "Median" : "Median of those told", limit);
        }
    }

    /** The times of the notified owners; other owners were mentioned before. */
    private void times(String name, String middle, BigDecimal limit) {
        BigDecimal last = run.figures().last();
        Unit unit = Unit.of(limit == null ? last : limit.max(last));
        List<InstanceResult> told = run.told();
        add(name, unit.text(last, limit), limit == null ? null : "of " + unit.plain(limit), at(told, told.size() - 1));
        if (run.instances().size() > 1) {
            // The median of an even count lies between two, and no line has it.
            End median = told.size() % 2 == 0 ? null : at(told, told.size() / 2);
            add(middle, unit.text(run.figures().median(), limit), null, median);
            add("First", unit.text(run.figures().first(), limit), null, at(told, 0));
        }
    }

    /** The end of a notified owner's time, in the order of the latencies. */
    private static End at(List<InstanceResult> told, int place) {
        return new End(Checkpoint.T09.name(), told.get(place));
    }

    private void detection() {
        CheckpointTime fault = run.moments().get(Checkpoint.T00);
        CheckpointTime detected = run.moments().get(Checkpoint.T01);
        if (fault != null && detected != null) {
            BigDecimal after = detected.at().subtract(fault.at());
            add("Detected", Unit.of(after).text(after), "after the fault", new End(Checkpoint.T01.name(), null));
        }
    }

    private void total() {
        run.total()
                .ifPresent(total -> add(
                        "In all",
                        Unit.of(total).text(total),
                        "from the fault",
                        at(run.told(), run.told().size() - 1)));
    }

    private void told() {
        int all = run.instances().size();
        if (all > 0) {
            String told = run.isTellingKnown() ? TextFormat.number(run.told().size()) : "not known";
            add("Told", told, "of " + TextFormat.count(all, "instance"), null);
        }
    }

    private void own() {
        List<InstanceResult> told = run.told();
        HarnessOverhead last = told.isEmpty() ? null : told.get(told.size() - 1).own();
        if (last != null) {
            add("Ours of it", Unit.MILLISECONDS.text(last.total()), HarnessOverheadText.parts(last), null);
        }
    }

    private void recovery() {
        RunFacts.Recovery recovery = run.facts().recovery();
        if (recovery != null && recovery.seconds() != null) {
            String seconds = Unit.of(recovery.seconds()).text(recovery.seconds());
            add(
                    "Host back",
                    seconds,
                    "after its link",
                    new End(RunCheckpoint.back(recovery).key(), null));
        }
    }

    private void add(String name, String value, String more, End end) {
        figures.add(new Figure(name, value, more, end));
    }
}
