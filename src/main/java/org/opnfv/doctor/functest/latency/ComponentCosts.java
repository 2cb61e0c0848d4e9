package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the time until an owner was notified divides among the components.
 *
 * <p>Only what the notification waits for counts: detection, instances found, Nova's notification, event, alarm, receipt. Nothing waits
 * for Nova's answers to the Inspector ({@link Checkpoint#T03}, {@link Checkpoint#T04}). T04 stands in for T02 in the original's logs,
 * which lack T02, unless it is known to have come too late for it.
 */
public final class ComponentCosts {

    private static final MathContext SHARE = MathContext.DECIMAL32;

    private ComponentCosts() {}

    /**
     * The costs for one instance, the largest first; empty when the Consumer's time or everything before it is unknown or out of order.
     */
    public static List<ComponentCost> of(Assessment run, InstanceResult instance) {
        return of(run.moments(), instance);
    }

    /** The same, from the checkpoints that all instances share. */
    public static List<ComponentCost> of(Map<Checkpoint, CheckpointTime> shared, InstanceResult instance) {
        List<CheckpointInterval> spans = spans(shared, instance);
        if (spans.isEmpty() || spans.get(spans.size() - 1).until() != Checkpoint.T09) {
            return List.of();
        }
        BigDecimal whole = spans.stream().map(CheckpointInterval::seconds).reduce(BigDecimal.ZERO, BigDecimal::add);
        return spans.stream()
                .map(span -> new ComponentCost(span.components(), span.seconds(), share(span.seconds(), whole)))
                .sorted(Comparator.comparing(ComponentCost::seconds).reversed())
                .toList();
    }

    /**
     * The mean of several runs that divide the time among the same components, the largest first: a run that does not separate two
     * components cannot be averaged with one that does.
     */
    public static List<ComponentCost> mean(List<List<ComponentCost>> alike) {
        Map<List<Component>, BigDecimal> sums = alike.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(ComponentCost::components, ComponentCost::seconds, BigDecimal::add));
        BigDecimal whole = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sums.entrySet().stream()
                .map(sum -> new ComponentCost(
                        sum.getKey(),
                        sum.getValue().divide(BigDecimal.valueOf(alike.size()), MathContext.DECIMAL64),
                        share(sum.getValue(), whole)))
                .sorted(Comparator.comparing(ComponentCost::seconds).reversed())
                .toList();
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, SHARE);
    }

    /**
     * The path to one owner, part by part, each beginning where the one before ended; as far as it is known for an owner who was not
     * notified. A checkpoint before its predecessor, or after the notification, ends no part: a clock was off.
     */
    public static List<CheckpointInterval> spans(Map<Checkpoint, CheckpointTime> shared, InstanceResult instance) {
        Map<Checkpoint, CheckpointTime> known = new EnumMap<>(Checkpoint.class);
        known.putAll(shared);
        known.putAll(instance.moments());
        BigDecimal end =
                known.containsKey(Checkpoint.T09) ? known.get(Checkpoint.T09).at() : null;
        Checkpoint since = known.containsKey(Checkpoint.T00) ? Checkpoint.T00 : null;
        List<Component> open = new ArrayList<>();
        List<CheckpointInterval> spans = new ArrayList<>();
        for (Component component : Component.values()) {
            Checkpoint until = doneAt(component, known);
            if (since == null) {
                since = known.containsKey(until) ? until : null;
                continue;
            }
            open.add(component);
            BigDecimal begin = known.get(since).at();
            if (fits(begin, known.get(until), end)) {
                spans.add(new CheckpointInterval(
                        open, since, until, known.get(until).at().subtract(begin)));
                since = until;
                open.clear();
            }
        }
        return spans;
    }

    private static boolean fits(BigDecimal begin, CheckpointTime until, BigDecimal end) {
        return until != null
                && until.at().compareTo(begin) >= 0
                && (end == null || until.at().compareTo(end) <= 0);
    }

    /** The checkpoint at which a component is done, as far as the known checkpoints tell. */
    private static Checkpoint doneAt(Component component, Map<Checkpoint, CheckpointTime> known) {
        return switch (component) {
            case MONITOR -> Checkpoint.T01;
            case INSPECTOR -> known.containsKey(Checkpoint.T02) || isLate(known) ? Checkpoint.T02 : Checkpoint.T04;
            case CONTROLLER -> Checkpoint.T05;
            case NOTIFIER -> Checkpoint.T06;
            case EVALUATOR -> Checkpoint.T09;
        };
    }

    /** In 2017 the host was marked after its instances, when Nova had already notified. */
    private static boolean isLate(Map<Checkpoint, CheckpointTime> known) {
        CheckpointTime marked = known.get(Checkpoint.T04);
        CheckpointTime notified = known.get(Checkpoint.T05);
        return marked != null && notified != null && marked.at().compareTo(notified.at()) > 0;
    }
}
