package org.opnfv.doctor.functest.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/**
 * The time of every instance of every run: the cost of each component, and the original's picture. The slowest is first. A summary of
 * several runs stands above them.
 */
final class ProfilerText {

    private ProfilerText() {}

    static String render(Results results) {
        List<String> lines = new ArrayList<>();
        boolean oneRun = results.comparison() == null
                && results.sla().isEmpty()
                && results.judged().isOneRun();
        if (!oneRun) {
            whole(results, lines);
        }
        for (Series series : results.series()) {
            series.iterations().forEach(run -> run(run, lines));
        }
        return lines.stream().map(line -> Printable.line(line) + "\n").collect(Collectors.joining());
    }

    private static void whole(Results results, List<String> lines) {
        String verdict = Headline.decides(results) ? results.verdict() + "  " : "";
        lines.add(verdict + Headline.of(results));
        results.series().forEach(series -> Shortfall.of(series).forEach(line -> lines.add("  " + line)));
        results.sla()
                .forEach(row ->
                        lines.add("  " + SlaText.words(row.outcome()) + "  " + row.criterion() + "  " + row.words()));
        lines.add("");
    }

    private static void run(Assessment run, List<String> lines) {
        lines.add(run.verdict() + "  " + run.run());
        run.reasons().forEach(reason -> lines.add("  " + reason));
        if (run.instances().size() > 1) {
            lines.add("  " + run.instances().size() + " instances, the slowest first");
        }
        run.instances().stream()
                .sorted(InstanceOrder.SLOWEST_FIRST)
                .forEach(instance -> instance(run, instance, lines));
        lines.add("");
    }

    private static void instance(Assessment run, InstanceResult instance, List<String> lines) {
        String latency = instance.latency() == null
                ? "no latency"
                : instance.latency().setScale(3, RoundingMode.HALF_UP) + " s from " + run.latencyOrigin()
                        + " to notification";
        lines.add("");
        lines.add(Printable.name(instance.label()) + "  " + latency);
        lines.add("");
        List<ComponentCost> costs = ComponentCosts.of(run, instance);
        lines.addAll(CostText.lines(costs));
        lines.add("");
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(Checkpoint.class);
        moments.putAll(run.moments());
        moments.putAll(instance.moments());
        lines.addAll(ProfilerTimeline.lines(moments, costs));
    }
}
