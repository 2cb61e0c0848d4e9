package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.OwnTime;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.report.OwnText;
import org.opnfv.doctor.functest.report.Unit;

/** The figures of one run in words, and which checkpoints each is worked out from. */
final class RunFigures {

    /**
     * One figure.
     *
     * @param more what stands behind it in small letters; null for nothing
     * @param from the checkpoints that it lies between, or none
     */
    record Figure(String name, String value, String more, List<Lead> from) {}

    /**
     * A checkpoint.
     *
     * @param step its name, or {@link #BACK}
     * @param instance the number of the instance whose it is; null for one that all share
     */
    record Lead(String step, Integer instance) {}

    /** The return of the host, which is no checkpoint. */
    static final String BACK = "back";

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

    /** All in the unit of the threshold, which is what they are compared with. */
    private void latency() {
        boolean one = run.instances().size() == 1;
        BigDecimal limit = run.facts().thresholdS();
        String name = one ? "Latency" : "Last owner told";
        boolean never = Runs.never(run) > 0;
        if ((never || run.figures() == null) && !run.instances().isEmpty()) {
            String more = limit == null ? null : "threshold " + Unit.of(limit).plain(limit);
            figures.add(new Figure(name, never ? SpreadTable.NEVER : "not measured", more, List.of()));
        }
        if (run.figures() != null) {
            times(never ? "Last of those told" : name, never ? "Median of those told" : "Median", limit);
        }
    }

    /** Those of the owners who were told; that there are others has been said before. */
    private void times(String name, String middle, BigDecimal limit) {
        BigDecimal last = run.figures().last();
        Unit unit = Unit.of(limit == null ? last : limit.max(last));
        List<Integer> told = told(Comparator.comparing(InstanceResult::latency));
        String more = limit == null ? null : "of " + unit.plain(limit);
        figures.add(new Figure(name, unit.text(last, limit), more, between(told.get(told.size() - 1))));
        if (run.instances().size() > 1) {
            figures.add(new Figure(
                    middle, unit.text(run.figures().median(), limit), null, between(told.get(told.size() / 2))));
            figures.add(new Figure("First", unit.text(run.figures().first(), limit), null, between(told.get(0))));
        }
    }

    /** The numbers of the instances with a latency, in that order. */
    private List<Integer> told(Comparator<InstanceResult> order) {
        return IntStream.range(0, run.instances().size())
                .boxed()
                .filter(i -> run.instances().get(i).latency() != null)
                .sorted(Comparator.comparing(run.instances()::get, order))
                .toList();
    }

    private static List<Lead> between(int instance) {
        return List.of(new Lead(Checkpoint.T01.name(), null), new Lead(Checkpoint.T09.name(), instance));
    }

    private void detection() {
        CheckpointTime fault = run.moments().get(Checkpoint.T00);
        CheckpointTime detected = run.moments().get(Checkpoint.T01);
        if (fault != null && detected != null) {
            BigDecimal after = detected.at().subtract(fault.at());
            figures.add(new Figure(
                    "Detected",
                    Unit.of(after).text(after),
                    "after the fault",
                    List.of(new Lead(Checkpoint.T00.name(), null), new Lead(Checkpoint.T01.name(), null))));
        }
    }

    private void total() {
        run.total().ifPresent(total -> {
            List<Integer> told = told(Comparator.comparing(InstanceResult::latency));
            figures.add(new Figure(
                    "In all",
                    Unit.of(total).text(total),
                    "from the fault",
                    List.of(
                            new Lead(Checkpoint.T00.name(), null),
                            new Lead(Checkpoint.T09.name(), told.get(told.size() - 1)))));
        });
    }

    private void told() {
        long told = run.instances().stream()
                .filter(instance -> instance.notified() != null)
                .count();
        int all = run.instances().size();
        if (all > 0) {
            String more = "of " + Words.count(all, "instance");
            figures.add(new Figure("Told", run.isTellingKnown() ? Words.number(told) : "not known", more, List.of()));
        }
    }

    private void own() {
        List<InstanceResult> told = run.told();
        OwnTime last = told.isEmpty() ? null : told.get(told.size() - 1).own();
        if (last != null) {
            figures.add(new Figure("Ours of it", Unit.MILLISECONDS.text(last.total()), OwnText.parts(last), List.of()));
        }
    }

    private void recovery() {
        RunFacts.Recovery recovery = run.facts().recovery();
        if (recovery != null && recovery.seconds() != null) {
            BigDecimal seconds = recovery.seconds();
            figures.add(new Figure(
                    "Host back", Unit.of(seconds).text(seconds), "after its link", List.of(new Lead(BACK, null))));
        }
    }
}
