package org.opnfv.doctor.functest.profile;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a run is told, checked: the ranges below hold for each instance that {@link Profile} hands out. What an installer alone
 * asks for (hosts, SSH, the bus) it reads by path; {@link Keys} has all.
 * Component names end in their unit ({@code S} seconds, {@code Ms} milliseconds, {@code Mb} MiB, {@code Gb} GiB).
 * A component that may be {@code null} says so.
 *
 * @param installer name of the installer, which is also the name of its built-in profile
 */
public record Settings(
        String installer,
        Run run,
        Monitor monitor,
        Fault fault,
        Inspector inspector,
        Consumer consumer,
        Arming arming,
        Patch patch,
        Boot boot,
        Restore restore,
        Image image,
        Flavor flavor,
        Account account,
        Network network,
        Cloud cloud,
        Embedded embedded) {

    /** What holds when nobody says anything: the first layer alone. */
    public static Settings defaults() {
        return SettingsBinder.defaults();
    }

    /** A duration from one of the components in seconds; nanosecond precision. */
    public static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /**
     * The test itself.
     *
     * @param instances test instances to create, 1..5000
     * @param iterations how often the fault is made and recovered from, 1..10000
     * @param warmUp iterations before these that are not counted, 0..1000
     * @param sla criteria that have to hold, separated by commas; null: none
     * @param host name of the compute host to fail; null: the host of an instance drawn by {@code seed}
     * @param seed seed of that draw; null: a fresh one; never set together with {@code host}
     * @param thresholdS latency a notification may have, above 0
     * @param timeoutS longest observation after the fault, at least {@code thresholdS}
     * @param alarmMatch what an alarm recognises its instance by
     * @param logsDir folder of the run folders, relative to the working directory or absolute
     * @param printLogs print each component log at the end of the run
     * @param keep leave the resources of the run in place, for {@code clean} to undo later
     * @param verbose tell more on the console
     */
    public record Run(
            int instances,
            int iterations,
            int warmUp,
            String sla,
            String host,
            Long seed,
            double thresholdS,
            double timeoutS,
            AlarmMatch alarmMatch,
            String logsDir,
            boolean printLogs,
            boolean keep,
            boolean verbose) {}

    /**
     * The probing of the host.
     *
     * @param intervalMs from one probe to the next, 1..60000
     * @param deadlineMs an answer later than this is a miss, 1..60000; may exceed {@code intervalMs}: probes overlap
     * @param misses misses in a row that make a dead host, 1..100
     */
    public record Monitor(int intervalMs, int deadlineMs, int misses) {}

    /**
     * How the host is taken from the cloud.
     *
     * @param kind {@code link-down}, {@code force-down} or {@code manual}
     * @param restoreAfterS how long until a host brings its link back by itself, above 0
     */
    public record Fault(String kind, double restoreAfterS) {}

    /**
     * The component that marks the instances of a dead host.
     *
     * @param listen address to listen on
     * @param port port to listen on, 0..65535; 0: a free one
     * @param allow addresses or networks (CIDR) of foreign monitors that may post events; empty: none
     * @param allProjects also mark instances of other projects
     * @param parallel calls to Nova at a time, 1..256
     * @param shortcut also send Nova's news on the message bus itself
     */
    public record Inspector(
            String listen, int port, List<String> allow, boolean allProjects, int parallel, boolean shortcut) {

        /** Whether a monitor at that address may post events without the secret. */
        public boolean allows(InetAddress address) {
            return allow.stream().anyMatch(entry -> NetworkRules.covers(entry, address));
        }
    }

    /**
     * The component that receives the alarms.
     *
     * @param listen address to listen on; null: ours on the way to Keystone
     * @param port port to listen on, 0..65535; 0: a free one
     * @param url base URL by which the cloud reaches it, without a trailing slash; null: made from the two above
     */
    public record Consumer(String listen, int port, String url) {}

    /**
     * The proof that notifications arrive.
     *
     * @param hits notifications of the probe alarm in a row, 1..100
     * @param intervalMs from one attempt to the next, 1..60000
     * @param timeoutS longest wait for the proof, above 0
     */
    public record Arming(int hits, int intervalMs, double timeoutS) {}

    /**
     * The configuration of controllers.
     *
     * @param apply whether what a test needs of it is changed, and put back in the end
     * @param timeoutS longest wait for the services that are restarted for it, above 0
     */
    public record Patch(boolean apply, double timeoutS) {}

    /**
     * The wait for the instances to become active.
     *
     * @param timeoutS longest wait, above 0
     */
    public record Boot(double timeoutS) {}

    /**
     * The wait for the host to be back.
     *
     * @param timeoutS longest wait, above 0
     */
    public record Restore(double timeoutS) {}

    /**
     * What the instances boot from.
     *
     * @param name image to use, made when the cloud has none of that name; null: made for the run
     * @param file what to make that image from; null: 1 MiB of zeros
     * @param format its disk format: raw, qcow2, vmdk, vdi, vhd, vhdx, iso, ami
     */
    public record Image(String name, String file, String format) {}

    /**
     * The size of the instances.
     *
     * @param name flavor to use; one of the sizes below is made when the cloud has none of that name, or when null
     * @param ramMb memory, 1..1048576
     * @param vcpus virtual processors, 1..1024
     * @param diskGb root disk, 0..65536
     */
    public record Flavor(String name, int ramMb, int vcpus, int diskGb) {}

    /**
     * Who owns the instances.
     *
     * @param project project to use, made when the cloud has none of that name; null: made for the run
     * @param user user to use, made when the cloud has none of that name; null: made for the run
     * @param role the role this user gets in this project
     */
    public record Account(String project, String user, String role) {}

    /**
     * The network of the instances.
     *
     * @param name network to use, made when the cloud has none of that name; null: made for the run
     * @param cidr IPv4 range of the subnet that is made, wide enough for all instances
     */
    public record Network(String name, String cidr) {}

    /**
     * How to talk to the cloud.
     *
     * @param connectTimeoutS longest wait for a connection, above 0
     * @param readTimeoutS longest wait for an answer, above 0
     * @param maxConnections connections at a time, 1..1024
     */
    public record Cloud(double connectTimeoutS, double readTimeoutS, int maxConnections) {}

    /**
     * The OpenStack in this process.
     *
     * @param url lab address of an embedded OpenStack that already runs in another process; null: start one
     * @param hosts compute hosts, 1..100
     * @param alarmCacheTtlS how long its Aodh remembers the alarms of a project, 0 and up
     * @param reportIntervalS from one heartbeat of a host to the next, above 0
     * @param serviceDownTimeS silence after which Nova shows a host down, above {@code reportIntervalS}
     * @param port port of its Keystone, 0..65535; 0: a free one
     */
    public record Embedded(
            String url, int hosts, double alarmCacheTtlS, double reportIntervalS, double serviceDownTimeS, int port) {}
}
