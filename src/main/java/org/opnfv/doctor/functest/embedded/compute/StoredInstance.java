package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.Caller;

/** An instance. What never changes is in {@link Birth}; thread-safe. */
final class StoredInstance {

    /**
     * What an instance was made as.
     *
     * @param number counts all instances
     * @param requestId of the request that made it
     */
    record Birth(
            String id,
            long number,
            String projectId,
            String userId,
            Flavor flavor,
            String imageId,
            Map<String, String> metadata,
            String requestId,
            Instant created) {}

    private final Birth birth;
    private volatile InstanceState state;

    StoredInstance(Birth birth, InstanceState state) {
        this.birth = birth;
        this.state = state;
    }

    Birth birth() {
        return birth;
    }

    String id() {
        return birth.id();
    }

    InstanceState state() {
        return state;
    }

    boolean visibleTo(Caller caller) {
        return caller.isAdmin() || birth.projectId().equals(caller.projectId());
    }

    /**
     * Changes the state and announces the change; announcements of one instance are made in the order of its changes.
     *
     * @param change the new state; the same object when there is nothing to change, which is not announced
     * @param announce takes the state before and after; must not block
     */
    void change(UnaryOperator<InstanceState> change, BiConsumer<InstanceState, InstanceState> announce) {
        synchronized (birth) {
            InstanceState before = state;
            InstanceState after = change.apply(before);
            if (after != before) {
                state = after.touched(Instant.now());
                announce.accept(before, state);
            }
        }
    }
}
