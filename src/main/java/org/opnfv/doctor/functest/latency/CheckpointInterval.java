package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.List;

/**
 * The time between two checkpoints, taken by one component, or by several with no recorded time between them.
 *
 * @param components in the order of the chain, at least one
 * @param since the checkpoint at its start
 * @param until the checkpoint at its end
 * @param seconds the time between, never negative
 */
public record CheckpointInterval(List<Component> components, Checkpoint since, Checkpoint until, BigDecimal seconds) {

    /** Copies the list. */
    public CheckpointInterval {
        components = List.copyOf(components);
    }

    /** As {@link ComponentCost#label()}. */
    public String label() {
        return Component.together(components);
    }
}
