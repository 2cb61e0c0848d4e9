package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the time until an owner was told divides among the components.
 *
 * <p>Only what the notification waits for counts: detection, instances found, Nova's notification, event, alarm, receipt. That Nova
 * answers the Inspector ({@link Step#T03}, {@link Step#T04}) is waited for by nobody; T04 stands in for T02 in the original's logs, which
 * do not have that, unless it is known to have come too late for it.
 */
public final class ComponentCosts {

    private static final MathContext SHARE = MathContext.DECIMAL32;

    private ComponentCosts() {}

    /** The costs for one instance, the largest first; empty when the Consumer's time or all before it is not known, or in disorder. */
    public static List<ComponentCost> of(Assessment run, InstanceResult instance) {
        return of(run.moments(), instance);
    }

    /** The same, from the checkpoints that all instances share. */
    public static List<ComponentCost> of(Map<Step, Moment> shared, InstanceResult instance) {
        Map<Step, Moment> known = new EnumMap<>(Step.class);
        known.putAll(shared);
        known.putAll(instance.moments());
        Map<Component, BigDecimal> ends = ends(known);
        if (!ends.containsKey(Component.EVALUATOR)) {
            return List.of();
        }
        BigDecimal begin = known.containsKey(Step.T00) ? known.get(Step.T00).at() : null;
        List<Component> open = new ArrayList<>();
        List<ComponentCost> costs = new ArrayList<>();
        BigDecimal end = ends.get(Component.EVALUATOR);
        BigDecimal whole = null;
        for (Component component : Component.values()) {
            BigDecimal until = ends.get(component);
            if (begin == null) {
                begin = until;
                continue;
            }
            whole = whole == null ? end.subtract(begin) : whole;
            open.add(component);
            boolean fits = until != null && until.compareTo(begin) >= 0 && until.compareTo(end) <= 0;
            if (fits) {
                costs.add(cost(open, until.subtract(begin), whole));
                begin = until;
                open.clear();
            }
        }
        return open.isEmpty()
                ? costs.stream()
                        .sorted(Comparator.comparing(ComponentCost::seconds).reversed())
                        .toList()
                : List.of();
    }

    private static ComponentCost cost(List<Component> components, BigDecimal seconds, BigDecimal whole) {
        BigDecimal share = whole.signum() == 0 ? BigDecimal.ZERO : seconds.divide(whole, SHARE);
        return new ComponentCost(components, seconds, share);
    }

    /** When each component was done. */
    private static Map<Component, BigDecimal> ends(Map<Step, Moment> known) {
        Map<Component, BigDecimal> ends = new EnumMap<>(Component.class);
        put(ends, Component.MONITOR, known.get(Step.T01));
        put(ends, Component.INSPECTOR, known.containsKey(Step.T02) ? known.get(Step.T02) : standIn(known));
        put(ends, Component.CONTROLLER, known.get(Step.T05));
        put(ends, Component.NOTIFIER, known.get(Step.T06));
        put(ends, Component.EVALUATOR, known.get(Step.T09));
        return ends;
    }

    /** In 2017 the host was marked after its instances, and Nova had notified by then. */
    private static Moment standIn(Map<Step, Moment> known) {
        Moment marked = known.get(Step.T04);
        Moment notified = known.get(Step.T05);
        boolean late = marked != null && notified != null && marked.at().compareTo(notified.at()) > 0;
        return late ? null : marked;
    }

    private static void put(Map<Component, BigDecimal> ends, Component component, Moment moment) {
        if (moment != null) {
            ends.put(component, moment.at());
        }
    }
}
