package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.Caller;

/** An instance. Its immutable part is {@link Birth}; thread-safe. */
final class StoredInstance {

    /**
     * The immutable part of an instance.
     *
     * @param number counts all instances
     * @param group the id of the group that it is in; null for none
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
            String group,
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
     * Changes the state and notifies of it; the notifications of one instance are sent in the order of its changes.
     *
     * @param change the new state; the same object for no change, without a notification
     * @param announce receives the state before and after; must not block
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
