package org.opnfv.doctor.functest.embedded.compute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.embedded.Caller;

/** An instance. What never changes is in {@link Birth}; thread-safe. */
final class Instance {

    /**
     * What an instance was made as.
     *
     * @param number counts all instances
     * @param requestId of the request that made it
     * @param availabilityZone the one asked for; empty when none was
     */
    record Birth(
            String id,
            long number,
            String projectId,
            String userId,
            Flavor flavor,
            String imageId,
            String reservationId,
            int launchIndex,
            String keyName,
            String availabilityZone,
            String requestId,
            Instant created) {}

    private final Birth birth;
    private volatile InstanceState state;

    Instance(Birth birth, InstanceState state) {
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

    /** A code for its host that tells owners whether two instances share one, and nothing else. Empty without a host. */
    String hostId() {
        String host = state.host();
        if (host == null) {
            return "";
        }
        try {
            byte[] text = (birth.projectId() + host).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-224").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-224", e);
        }
    }
}
