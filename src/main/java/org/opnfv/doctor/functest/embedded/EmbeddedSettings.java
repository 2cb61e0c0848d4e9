package org.opnfv.doctor.functest.embedded;

import java.time.Duration;
import java.util.Set;

/**
 * The settings of the embedded OpenStack.
 *
 * @param release the release of OpenStack that it answers as
 * @param port Keystone's TCP port, 1 to 65535, or 0 for any free one; the other services always take free ones
 * @param hosts number of compute hosts, at least 1
 * @param alarmCacheTtl how long Aodh caches a project's event alarms
 * @param reportInterval time between two heartbeats of a compute host
 * @param serviceDownTime age of the last heartbeat at which Nova shows a host down
 * @param without service types that are left out of the catalog, such as {@code alarming}
 */
public record EmbeddedSettings(
        Release release,
        int port,
        int hosts,
        Duration alarmCacheTtl,
        Duration reportInterval,
        Duration serviceDownTime,
        Set<String> without) {

    private static final int MAX_PORT = 65_535;

    /** Refuses values that are out of range with an {@link IllegalArgumentException}. */
    public EmbeddedSettings {
        without = Set.copyOf(without);
        require(port >= 0 && port <= MAX_PORT, "embedded port " + port + " is not between 0 and " + MAX_PORT);
        require(hosts >= 1, "embedded hosts " + hosts + ": at least one compute host is needed");
        require(!alarmCacheTtl.isNegative(), "embedded alarm cache TTL " + alarmCacheTtl + " is negative");
        require(reportInterval.toMillis() > 0, "embedded report interval " + reportInterval + " is below 1 ms");
        require(
                serviceDownTime.compareTo(reportInterval) > 0,
                "embedded service down time " + serviceDownTime + " is not longer than the report interval "
                        + reportInterval);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The newest release, any free port, three hosts, alarm cache 1 s, heartbeat every 0.25 s, down after 1 s, nothing left out. */
    public static EmbeddedSettings defaults() {
        return new EmbeddedSettings(
                Release.newest(),
                0,
                3,
                Duration.ofMillis(200),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Set.of());
    }

    /** The same as another release. */
    public EmbeddedSettings as(Release other) {
        return new EmbeddedSettings(other, port, hosts, alarmCacheTtl, reportInterval, serviceDownTime, without);
    }
}
