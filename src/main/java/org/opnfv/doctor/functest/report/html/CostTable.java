package org.opnfv.doctor.functest.report.html;

import java.math.RoundingMode;
import java.util.List;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.report.Unit;

/** The time that each component took until an owner was notified. */
final class CostTable {

    private CostTable() {}

    /** The largest first; nothing where that is unknown. */
    static void append(Markup out, List<ComponentCost> costs, String whose) {
        if (costs.isEmpty()) {
            return;
        }
        Unit unit = Unit.of(costs.get(0).seconds());
        List<List<Cell>> rows = costs.stream()
                .map(cost -> List.of(
                        Cell.of(cost.label()),
                        Cell.of(unit.text(cost.seconds())),
                        Cell.of(percent(cost, 0) + " %"),
                        bar(cost)))
                .toList();
        out.element("h3", "Where the time went").chart(whose, List.of("component", "#time", "#share", "|"), rows, null);
    }

    private static Cell bar(ComponentCost cost) {
        return out -> out.add(
                "<svg width='100%%' height='12' aria-hidden='true'><rect width='%s%%' height='12' fill='%s'/></svg>",
                percent(cost, 1), Colours.of(cost.components()));
    }

    private static String percent(ComponentCost cost, int decimals) {
        return cost.share()
                .movePointRight(2)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
