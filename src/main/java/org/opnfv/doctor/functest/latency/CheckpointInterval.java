package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.List;

/**
 * The time between two checkpoints, which one component took, or several between which no time is recorded.
 *
 * @param components in the order of the chain, at least one
 * @param since the checkpoint at which it began
 * @param until the checkpoint at which it ended
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
