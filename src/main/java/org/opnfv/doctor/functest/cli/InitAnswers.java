package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Hypervisor;
import org.opnfv.doctor.functest.installer.Installer;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.scenario.SettingsError;
import picocli.CommandLine.Option;

/** What {@code init} needs to be told of a cloud: by options, else by the environment, else by who is asked. */
final class InitAnswers {
    @Option(
            names = "--installer",
            paramLabel = "NAME",
            description =
                    "What the cloud was installed by. Default: INSTALLER_TYPE, else what this machine looks like.")
    private String installer;

    @Option(names = "--cloud", paramLabel = "NAME", description = "The cloud's name in clouds.yaml. Default: OS_CLOUD.")
    private String cloud;

    @Option(
            names = "--deploy-host",
            paramLabel = "ADDRESS",
            description = "The machine that the cloud was installed from. Default: INSTALLER_IP, else this one.")
    private String deployHost;

    @Option(names = "--deploy-user", paramLabel = "NAME", description = "The user on the deploy host.")
    private String deployUser;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "Ansible's inventory there. Default: the one that Ansible reads by itself.")
    private String inventory;

    @Option(names = "--ssh-user", paramLabel = "NAME", description = "The user on the hosts. Default: as installed.")
    private String sshUser;

    @Option(names = "--ssh-key", paramLabel = "FILE", description = "The private key for that. Default: as ssh does.")
    private String sshKey;

    /** The settings that these are, by path. */
    Map<String, String> ask(Questions questions) {
        Map<String, String> env = System.getenv();
        String kind = questions.ask(
                installer,
                "What was the cloud installed by? (" + String.join(", ", Installer.names()) + ")",
                env.getOrDefault("DOCTOR_INSTALLER", env.getOrDefault("INSTALLER_TYPE", guess(env))));
        if (!Installer.names().contains(kind)) {
            throw new SettingsError(
                    "there is no installer " + kind + ": take one of " + String.join(", ", Installer.names()), null);
        }
        Map<String, String> told = new LinkedHashMap<>();
        told.put("installer", kind);
        boolean kolla = kind.equals("kolla");
        if (kolla || kind.equals("osa")) {
            put(
                    told,
                    "installer_node.address",
                    questions.ask(
                            deployHost,
                            "Address of the deploy host (empty: this machine)",
                            env.getOrDefault("DOCTOR_INSTALLER_NODE_ADDRESS", env.get("INSTALLER_IP"))));
            if (told.containsKey("installer_node.address")) {
                put(
                        told,
                        "installer_node.user",
                        questions.ask(deployUser, "User there (empty: as the environment or ssh has it)", null));
            }
            put(
                    told,
                    "ansible.inventory",
                    questions.ask(
                            inventory,
                            kolla
                                    ? "Inventory there, as kolla-ansible gets it with -i"
                                    : "openstack_inventory.json there (empty: at its usual place)",
                            env.get("DOCTOR_ANSIBLE_INVENTORY")));
        } else {
            put(told, "installer_node.address", deployHost);
            put(told, "installer_node.user", deployUser);
            put(told, "ansible.inventory", inventory);
        }
        boolean known = env.containsKey("OS_AUTH_URL") || !kind.equals("local") && !kind.equals("devstack");
        put(
                told,
                "cloud.name",
                known && cloud == null
                        ? env.get("OS_CLOUD")
                        : questions.ask(cloud, "Name of the cloud in clouds.yaml", env.get("OS_CLOUD")));
        put(
                told,
                "ssh.user",
                kind.equals("local")
                        ? questions.ask(sshUser, "User on the hosts (empty: COMPUTE_USER, or root)", null)
                        : sshUser);
        put(told, "ssh.key", sshKey);
        return told;
    }

    private static String guess(Map<String, String> env) {
        if (env.containsKey("DOCTOR_EMBEDDED_URL")) {
            return "embedded";
        }
        if (Files.isDirectory(Path.of("/etc/openstack_deploy"))) {
            return "osa";
        }
        return Files.isDirectory(Path.of("/etc/kolla")) || env.containsKey("DOCTOR_ANSIBLE_INVENTORY")
                ? "kolla"
                : "local";
    }

    /** The addresses of the hosts, where Nova tells any, for an installer that knows none. */
    static Map<String, String> addresses(Profile draft, Site opened) {
        try (Site site = opened;
                Cloud admin = Cloud.connect(site.credentials(), PlanFactory.cloud(draft.settings()))) {
            String listed = admin.compute().hypervisors().stream()
                    .filter(one -> one.hostIp() != null && !one.hostIp().startsWith("127."))
                    .collect(Collectors.toMap(Hypervisor::host, Hypervisor::hostIp, (one, other) -> one))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(","));
            return listed.isEmpty() ? Map.of() : Map.of("hosts", listed);
        }
    }

    private static void put(Map<String, String> told, String path, String value) {
        if (value != null) {
            told.put(path, value);
        }
    }
}
