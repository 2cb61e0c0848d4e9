package org.opnfv.doctor.functest.embedded.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiTimes;
import org.opnfv.doctor.functest.embedded.ComputeHost;

/** The nova-compute of one host in Nova: its heartbeat, and the administrators' settings. Thread-safe. */
final class HostService {

    static final String BINARY = "nova-compute";
    static final String ZONE = "nova";

    private final ComputeHost host;
    private final int number;
    private final String id = UUID.randomUUID().toString();
    private final Duration downTime;
    private volatile Instant lastSeen = Instant.now();
    private volatile boolean overdue;
    private volatile boolean forcedDown;
    private volatile boolean disabled;
    private volatile String disabledReason;
    /** The ids of instances evacuated from here, of which this nova-compute does not know until it is restarted. */
    private final Set<String> evacuated = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    /**
     * @param number its id, and its hypervisor's, before 2.53
     * @param downTime age of the last heartbeat at which it counts as down
     */
    HostService(ComputeHost host, int number, Duration downTime) {
        this.host = host;
        this.number = number;
        this.downTime = downTime;
        host.onChange(this::changed);
    }

    /** The regular work of a nova-compute. One that cannot reach Nova keeps trying. */
    void beat() {
        if (host.serves()) {
            lastSeen = Instant.now();
        } else {
            overdue = true;
        }
    }

    /** A call that hung while the link was down gets through as soon as it is up; one that is started reports at once. */
    private void changed(boolean up) {
        if (!host.novaComputeUp()) {
            stopped = true;
        } else if (stopped) {
            stopped = false;
            evacuated.clear();
        }
        if (up && overdue) {
            overdue = false;
            beat();
        }
    }

    ComputeHost host() {
        return host;
    }

    String name() {
        return host.name();
    }

    String id() {
        return id;
    }

    Object id(NovaRequest request) {
        return request.has(53) ? id : number;
    }

    boolean up() {
        return !forcedDown && Duration.between(lastSeen, Instant.now()).compareTo(downTime) <= 0;
    }

    String upOrDown() {
        return up() ? "up" : "down";
    }

    boolean enabled() {
        return !disabled;
    }

    String status() {
        return disabled ? "disabled" : "enabled";
    }

    /** Excludes the host from scheduling, or no longer; the reason may be null. */
    void disable(boolean now, String reason) {
        disabled = now;
        disabledReason = now ? reason : null;
    }

    /** An instance was made anew on another host. */
    void evacuated(String instance) {
        evacuated.add(instance);
    }

    Set<String> evacuated() {
        return Set.copyOf(evacuated);
    }

    /** Forces it down whatever its heartbeat says, or no longer. */
    void force(boolean down) {
        if (!down && !evacuated.isEmpty()) {
            throw new ApiError(
                    400,
                    "Unable to force-up host " + name()
                            + " as `done` evacuation migration records remain associated with the host. Ensure the compute"
                            + " service has been restarted, allowing these records to move to `completed` before retrying this"
                            + " request.");
        }
        forcedDown = down;
    }

    /** The status that administrators see in an instance: forced down beats disabled beats the heartbeat. */
    String hostStatus() {
        if (forcedDown) {
            return "DOWN";
        }
        if (disabled) {
            return "MAINTENANCE";
        }
        return up() ? "UP" : "UNKNOWN";
    }

    /** With the microseconds that PostgreSQL keeps and MySQL does not: otherwise two heartbeats of one second look the same. */
    Map<String, Object> shown(NovaRequest request) {
        Map<String, Object> shown = OrderedMaps.of(
                "binary", BINARY,
                "host", name(),
                "id", id(request),
                "zone", ZONE,
                "status", status(),
                "state", upOrDown(),
                "updated_at", ApiTimes.micros(lastSeen),
                "disabled_reason", disabledReason);
        if (request.has(11)) {
            shown.put("forced_down", forcedDown);
        }
        return shown;
    }
}
