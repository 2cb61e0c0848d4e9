package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.List;

/**
 * The time that one component took, or several with no recorded time between them.
 *
 * @param components in the order of the chain; one, unless the time between them is unknown
 * @param seconds the time, never negative
 * @param share of the whole, 0 to 1; the shares of a list of costs add up to 1 but for rounding
 */
public record ComponentCost(List<Component> components, BigDecimal seconds, BigDecimal share) {

    /** Copies the list. */
    public ComponentCost {
        components = List.copyOf(components);
    }

    /** {@code "notifier + evaluator"}, or of more than two {@code "controller to evaluator"}. */
    public String label() {
        return Component.together(components);
    }
}
