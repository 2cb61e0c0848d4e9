package org.opnfv.doctor.functest.profile;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a run is told, checked. What each component is, its range and what null stands for, {@link SettingDefinitions} says of the setting of its
 * name: {@code thresholdS} of {@code run} is {@code run.threshold_s}; it holds for each instance that {@link Profile} hands out. What an
 * installer alone asks for (hosts, SSH, the bus) it reads by path.
 * Component names end in their unit ({@code S} seconds, {@code Ms} milliseconds, {@code Mb} MiB, {@code Gb} GiB).
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
        Alarm alarm,
        Arming arming,
        Patch patch,
        Boot boot,
        Restore restore,
        Maintenance maintenance,
        Image image,
        Flavor flavor,
        Account account,
        Network network,
        Cloud cloud,
        Embedded embedded) {

    /** A duration from one of the components in seconds; nanosecond precision. */
    public static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** The test itself. */
    public record Run(
            String scenario,
            int instances,
            int iterations,
            int warmUp,
            String sla,
            String host,
            Long seed,
            double thresholdS,
            double timeoutS,
            String alarmMatch,
            String logsDir,
            boolean printLogs,
            boolean keep,
            boolean verbose) {

        /**
         * Whether an alarm knows its instance by {@code traits.display_name}: it is made before the instance boots, and is alive from the
         * start. Else it knows it by {@code traits.instance_id}, is made after the instance and has to be proven alive.
         */
        public boolean isMatchedByName() {
            return alarmMatch.equals(SettingDefinitions.DISPLAY_NAME);
        }

        /** Whether hosts are maintained; else one dies. */
        public boolean isMaintenance() {
            return scenario.equals(SettingDefinitions.MAINTENANCE);
        }
    }

    /** The probing of the host. */
    public record Monitor(String kind, int intervalMs, int deadlineMs, int misses, boolean watchAll) {}

    /** How the host is taken from the cloud. */
    public record Fault(String kind, double restoreAfterS) {}

    /** The component that marks the instances of a dead host. */
    public record Inspector(
            String kind,
            String url,
            String listen,
            int port,
            List<String> allow,
            boolean allProjects,
            boolean dataPlaneStatus,
            int parallel,
            boolean shortcut) {

        /** Whether a monitor at that address may post events without the secret. */
        public boolean allows(InetAddress address) {
            return allow.stream().anyMatch(entry -> NetworkRules.covers(entry, address));
        }
    }

    /** The component that receives the alarms. */
    public record Consumer(String listen, int port, String url) {}

    /** What the owner of an instance waits for. */
    public record Alarm(String preset, String eventType, String query) {}

    /** The proof that notifications arrive. */
    public record Arming(int hits, int intervalMs, double timeoutS) {}

    /** The configuration of controllers. */
    public record Patch(boolean apply, double timeoutS) {}

    /** The wait for the instances to become active. */
    public record Boot(double timeoutS) {}

    /** The wait for the host to be back. */
    public record Restore(double timeoutS) {}

    /** Planned maintenance. */
    public record Maintenance(
            String adminTool,
            double leadS,
            double replyWindowS,
            double hostTimeS,
            String move,
            String reply,
            String replyTo,
            String faultDuring) {

        /** Whether a host falls silent meanwhile. */
        public boolean hasFault() {
            return !faultDuring.equals(Choices.NO_FAULT);
        }
    }

    /** What the instances boot from. */
    public record Image(String name, String file, String format) {}

    /** The size of the instances. */
    public record Flavor(String name, int ramMb, int vcpus, int diskGb) {}

    /** Who owns the instances. */
    public record Account(String project, String user, String role) {}

    /** The network of the instances. */
    public record Network(String name, String cidr) {}

    /** How to talk to the cloud. */
    public record Cloud(double connectTimeoutS, double readTimeoutS, int maxConnections) {}

    /** The OpenStack that one starts, unless there is one elsewhere. */
    public record Embedded(String url) {}
}
