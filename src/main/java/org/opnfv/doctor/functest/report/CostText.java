package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.Milliseconds;

/** The cost of each component: the largest first, each with a bar at its place in the chain. */
final class CostText {

    private static final int SCALE = 20;

    private CostText() {}

    /** One line a cost; none without costs. */
    static List<String> lines(List<ComponentCost> costs) {
        BigDecimal whole = costs.stream().map(ComponentCost::seconds).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<ComponentCost, BigDecimal> begins = begins(costs);
        int width = costs.stream().mapToInt(cost -> cost.label().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (ComponentCost cost : costs) {
            lines.add(cost.label()
                    + " ".repeat(width - cost.label().length())
                    + String.format("%9s ms %3s %%  ", Milliseconds.of(cost.seconds()), percent(cost.share()))
                    + bar(begins.get(cost), cost.seconds(), whole));
        }
        return lines;
    }

    private static Map<ComponentCost, BigDecimal> begins(List<ComponentCost> costs) {
        Map<ComponentCost, BigDecimal> begins = new HashMap<>();
        BigDecimal begin = BigDecimal.ZERO;
        for (ComponentCost cost : costs.stream()
                .sorted(Comparator.comparing(cost -> cost.components().get(0)))
                .toList()) {
            begins.put(cost, begin);
            begin = begin.add(cost.seconds());
        }
        return begins;
    }

    private static String bar(BigDecimal begin, BigDecimal seconds, BigDecimal whole) {
        int from = column(begin, whole);
        int to = Math.max(from + 1, column(begin.add(seconds), whole));
        from = Math.min(from, SCALE - 1);
        to = Math.min(to, SCALE);
        return "|" + " ".repeat(from) + "=".repeat(to - from) + " ".repeat(SCALE - to) + "|";
    }

    private static int column(BigDecimal time, BigDecimal whole) {
        return whole.signum() == 0
                ? 0
                : time.multiply(BigDecimal.valueOf(SCALE))
                        .divide(whole, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
