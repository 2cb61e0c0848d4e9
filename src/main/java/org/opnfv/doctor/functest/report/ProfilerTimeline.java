package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.Component;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.Milliseconds;

/**
 * One instance in the picture that the original harness prints: whole milliseconds since link down, a column for each component and for
 * each checkpoint, {@code ?} for unknown ones. The columns are the original's, so that its readers can read ours.
 */
final class ProfilerTimeline {

    private static final int[] BARS = {7, 15, 22, 29, 36, 47, 56, 63, 70, 77};
    private static final Map<Checkpoint, Label> LABELS = new EnumMap<>(Map.of(
            Checkpoint.T00, new Label(0, "link down"),
            Checkpoint.T01, new Label(5, "raw failure"),
            Checkpoint.T02, new Label(9, "found affected"),
            Checkpoint.T03, new Label(18, "set VM error"),
            Checkpoint.T04, new Label(25, "marked host down"),
            Checkpoint.T05, new Label(31, "notified VM error"),
            Checkpoint.T06, new Label(40, "transformed event"),
            Checkpoint.T07, new Label(49, "evaluated event"),
            Checkpoint.T08, new Label(60, "fired alarm"),
            Checkpoint.T09, new Label(64, "received alarm")));

    /** The text of a checkpoint, and its first column. */
    private record Label(int column, String words) {}

    private ProfilerTimeline() {}

    /** The picture, or one line when the time of link down is unknown. */
    static List<String> lines(Map<Checkpoint, CheckpointTime> moments, List<ComponentCost> costs) {
        if (!moments.containsKey(Checkpoint.T00)) {
            return List.of("no picture: when the link went down is not known");
        }
        BigDecimal zero = moments.get(Checkpoint.T00).at();
        List<String> lines = new ArrayList<>();
        lines.add("Total time cost: " + since(zero, moments.get(Checkpoint.T09)) + "(ms)");
        lines.add("=".repeat(78) + ">");
        lines.add("       |Monitor|Inspector           |Controller|Notifier|Evaluator           |");
        lines.add(String.format(
                "       |%-7s|%-20s|%-10s|%-8s|%-20s|",
                of(Component.MONITOR, costs),
                of(Component.INSPECTOR, costs),
                of(Component.CONTROLLER, costs),
                of(Component.NOTIFIER, costs),
                of(Component.EVALUATOR, costs)));
        lines.add(withBars("", 0));
        LABELS.forEach((step, label) -> lines.add(withBars(
                " ".repeat(label.column()) + label.words() + ":" + since(zero, moments.get(step)), label.column())));
        return lines;
    }

    private static String withBars(String text, int column) {
        StringBuilder line = new StringBuilder(text);
        for (int bar : BARS) {
            if (bar >= text.length() && bar > column) {
                line.append(" ".repeat(bar - line.length())).append('|');
            }
        }
        return line.toString();
    }

    private static String since(BigDecimal zero, CheckpointTime moment) {
        return moment == null ? "?" : Milliseconds.of(moment.at().subtract(zero), 0);
    }

    /** The time that a component took by itself. */
    private static String of(Component component, List<ComponentCost> costs) {
        return costs.stream()
                .filter(cost -> cost.components().equals(List.of(component)))
                .findFirst()
                .map(cost -> Milliseconds.of(cost.seconds(), 0))
                .orElse("?");
    }
}
