package org.opnfv.doctor.functest.profile;

import java.util.List;
import org.opnfv.doctor.functest.registry.Registry;

/** The values of settings that are one of a few words. */
final class Choices {

    /** The names of installers, each of which has a built-in profile. */
    static final List<String> INSTALLERS = kinds("installer.Installer");

    /** What an owner chooses for instances that have to move: stopped meanwhile, or running on. */
    static final List<String> MOVES = List.of("migrate", "live-migrate");

    static final List<String> ADMIN_TOOLS = kinds("scenario.maintenance.AdminToolKind");

    static final List<String> SCENARIOS = List.of("fault", SettingDefinitions.MAINTENANCE);
    static final List<String> REPLIES = List.of("ack", "nack", "late", "none", "twice", "stranger", "other-session");
    static final List<String> QUESTIONS = List.of(
            "MAINTENANCE", "SCALE_IN", "PREPARE_MAINTENANCE", "PLANNED_MAINTENANCE", "PLANNED_MAINTENANCE_COMPLETE");
    static final String NO_FAULT = "none";
    static final List<String> FAULTS_DURING = List.of(NO_FAULT, "host", "other");
    static final List<String> ALARM_MATCHES = List.of("instance-id", SettingDefinitions.DISPLAY_NAME);
    static final List<String> PRESETS = List.of("state-error", "evacuated", "host-changed", "rebuilt", "deleted");
    static final List<String> PROBES = List.of("auto", "icmp", "tcp", "udp");
    static final List<String> FAULTS =
            List.of("link-down", "nova-compute-stopped", "crash", "power-off", "force-down", "manual");
    static final List<String> JUMPS = List.of("auto", "always", "never");
    static final List<String> HOST_KEYS = List.of("accept-new", "strict", "off");
    /** Those of the embedded OpenStack, the newest last. */
    static final List<String> RELEASES = List.of("victoria", "zed", "2025.1", "2026.2");

    static final List<String> DISK_FORMATS = List.of("raw", "qcow2", "vmdk", "vdi", "vhd", "vhdx", "iso", "ami");

    private Choices() {}

    /** The names of what is registered as that type. This room knows no more of it. */
    static List<String> kinds(String type) {
        return Registry.names("org.opnfv.doctor.functest." + type);
    }
}
