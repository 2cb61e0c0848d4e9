package org.opnfv.doctor.functest.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keys of the original harness and what they mean here. They are those of its modules' options up to its last release, and those of
 * its sample file: {@code doctor_tests/config.py} and {@code etc/doctor.sample.conf} of OPNFV Doctor.
 */
final class DoctorConfKeys {
    private static final String NEGOTIATED = "has no effect: versions are agreed upon with each service";
    private static final String OWN_NAMES = "has no effect: names of what a run makes end in the run's id";
    private static final String MAINTENANCE =
            "has no effect: --admin-tool chooses ours or Fenix, and the app manager is our own";
    private static final String QUOTA = "has no effect: the quota follows the number of instances";

    private static final Map<String, Meaning> MEANINGS = new TreeMap<>();

    static {
        sets("image_name", "image.name");
        sets("image_format", "image.format");
        sets("image_filename", "image.file");
        tells(
                "image_download_url",
                "has no effect: nothing is downloaded, image_filename says what to make an image of");
        sets("doctor_user", "account.user");
        tells(
                "doctor_passwd",
                "has no effect: a user gets a password made for the run, that of one who is there already is DOCTOR_ACCOUNT_PASSWORD");
        sets("doctor_project", "account.project");
        sets("doctor_role", "account.role");
        tells("doctor_domain_id", "has no effect: project and user are made in the domain of the credentials");
        tells("quota_instances", QUOTA);
        tells("quota_cores", QUOTA);
        sets("net_name", "network.name");
        sets("net_cidr", "network.cidr");
        sets("flavor", "flavor.name");
        sets("instance_count", "run.instances");
        tells("instance_basename", OWN_NAMES);
        tells("alarm_basename", OWN_NAMES);
        for (String service : List.of("glance", "nova", "aodh", "vitrage", "keystone", "heat")) {
            tells(service + "_version", NEGOTIATED);
        }
        MEANINGS.put(
                "profiler_type", new Meaning(null, "has no effect: every report has the timeline", "none", List.of()));
        for (String name : List.of("test_case", "scenario.test_case")) {
            MEANINGS.put(
                    name,
                    new Meaning(
                            null,
                            "= all runs fault_management alone: for planned maintenance run --scenario maintenance",
                            "fault_management",
                            OriginalVariables.TEST_CASES));
        }
        sets("installer.type", "installer");
        sets("installer.ip", "installer_node.address");
        sets("installer.username", "installer_node.user");
        sets("installer.key_file", "ssh.key");
        sets("monitor.type", "monitor.kind");
        sets("inspector.type", "inspector.kind");
        sets("inspector.ip", "inspector.listen");
        sets("inspector.port", "inspector.port");
        MEANINGS.put(
                "inspector.update_neutron_port_dp_status",
                new Meaning(null, "has no effect: ports are left as they are", "False", List.of()));
        demands("consumer.type", List.of("sample"));
        sets("consumer.ip", "consumer.listen");
        sets("consumer.port", "consumer.port");
        for (String part : List.of("admin_tool", "app_manager")) {
            for (String key : List.of("type", "ip", "port")) {
                tells(part + "." + key, MAINTENANCE);
            }
        }
    }

    private DoctorConfKeys() {}

    /**
     * The meaning of a key.
     *
     * @param path our setting; null: none
     * @param notice what to report when it is set; null: nothing
     * @param silent the value that needs no notice, since it is what is done anyway
     * @param only the supported values; empty: any
     */
    record Meaning(String path, String notice, String silent, List<String> only) {}

    private static void sets(String name, String path) {
        MEANINGS.put(name, new Meaning(path, null, "", List.of()));
    }

    private static void tells(String name, String notice) {
        MEANINGS.put(name, new Meaning(null, notice, "", List.of()));
    }

    private static void demands(String name, List<String> only) {
        MEANINGS.put(name, new Meaning(null, null, "", only));
    }

    /** The meaning of {@code key} or {@code section.key}; null when the original has no such key. */
    static Meaning meaning(String name) {
        return MEANINGS.get(name);
    }

    static Set<String> names() {
        return MEANINGS.keySet();
    }
}
