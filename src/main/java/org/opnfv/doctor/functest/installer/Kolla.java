package org.opnfv.doctor.functest.installer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.Ssh;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * An OpenStack deployed by kolla-ansible. Its deploy host, this machine or the one that {@code installer_node} names, has the inventory
 * that Ansible reads and what {@code kolla-ansible post-deploy} wrote.
 */
public final class Kolla implements NodeInstaller {
    private static final String TITLE = "kolla-ansible";
    private static final Path FOLDER = Path.of("/etc/kolla");
    private static final String RC_FILE = "admin-openrc.sh";
    private static final String CLOUDS = "clouds.yaml";
    private static final String CLOUD = "kolla-admin";
    private static final String OTHER_KEY = "ssh.key";
    private static final String NAMED_BY = " here, which ansible_ssh_private_key_file of the inventory names";

    @Override
    public Kind kind() {
        String me = System.getProperty("user.name");
        return new Kind(TITLE, "deploy host", List.of(), me, null, List.of(me));
    }

    /** Without an address of it, this machine is the deploy host. */
    @Override
    public Site open(SiteRequest request) {
        RequestSettings asked = new RequestSettings(request);
        if (asked.text("installer_node.address") != null) {
            return NodeDeployment.open(request, this);
        }
        List<String> words = list(asked).stream()
                .map(word -> word.startsWith("~/")
                        ? SshSetup.file(request, word, null).toString()
                        : word)
                .toList();
        AnsibleInventory told = AnsibleInventory.parse(LocalCommand.output(words), asked.addresses("hosts"));
        Inventory inventory = inventory(
                told,
                file -> Optional.of(SshKey.in(SshSetup.file(request, file, null), NAMED_BY))
                        .filter(key -> asked.text(OTHER_KEY) == null || key.isReadable()));
        return new NodeDeployment(request, this, inventory, "this machine's inventory", "")
                .site(
                        new Ssh(SshSetup.of(request, List.of(), kind().users(), inventory)),
                        controllers -> credentials(request),
                        () -> {});
    }

    @Override
    public Inventory inventory(RemoteHost node, RequestSettings asked) {
        AnsibleInventory told = AnsibleInventory.parse(node.ask(quoted(list(asked))), asked.addresses("hosts"));
        Map<String, Optional<SshKey>> fetched = new HashMap<>();
        Inventory inventory = inventory(
                told,
                file -> fetched.computeIfAbsent(
                        file,
                        missing -> asked.text(OTHER_KEY) == null
                                ? Optional.of(NodeKeys.named(node, kind(), missing))
                                : NodeKeys.in(node, kind(), List.of(missing)).stream()
                                        .findFirst()));
        // Where the inventory names no user, Ansible logs in as the one who runs it there.
        String user = node.ask("id -un").strip();
        inventory.sshOptions().values().stream()
                .filter(options -> options.stream().noneMatch(option -> option.startsWith("-oUser=")))
                .forEach(options -> options.add("-oUser=" + user));
        return inventory;
    }

    /** The machines that it tells of; the function opens the file of a key, which may be missing where the settings name another. */
    private static Inventory inventory(AnsibleInventory told, Function<String, Optional<SshKey>> key) {
        if (told.hosts("compute").isEmpty()) {
            throw new SiteException(
                    "the inventory that Ansible reads has no host in the group compute: set ansible.inventory to the"
                            + " file that kolla-ansible gets with -i",
                    null);
        }
        Inventory inventory = new Inventory();
        told.hosts("control").forEach(host -> inventory.controllers().put(host, told.address(host)));
        told.hosts("compute").forEach(host -> inventory.computes().put(host, told.address(host)));
        Map<String, List<String>> ways = new HashMap<>();
        for (String host : computesAndControllers(told)) {
            String address = told.address(host);
            List<String> way = new ArrayList<>(told.sshOptions(host));
            inventory.sshOptions().put(address, new ArrayList<>(way));
            Optional<String> file = told.keyFile(host);
            file.ifPresent(way::add);
            if (!ways.computeIfAbsent(address, first -> way).equals(way)) {
                throw new SiteException(
                        "the inventory has " + host + " and another host at " + address
                                + ", each with another SSH user,"
                                + " port, key or arguments, so that one would be taken for the other: give each an"
                                + " address of its own",
                        null);
            }
            file.flatMap(key).ifPresent(own -> inventory.keys().put(address, own));
        }
        return inventory;
    }

    private static Set<String> computesAndControllers(AnsibleInventory told) {
        Set<String> hosts = new LinkedHashSet<>(told.hosts("control"));
        hosts.addAll(told.hosts("compute"));
        return hosts;
    }

    /**
     * Ansible refuses to start where the locale has no UTF-8, which that of a command over SSH may not have; and of an inventory that was
     * named and cannot be read it only warns, unless told otherwise.
     */
    private static List<String> list(RequestSettings asked) {
        List<String> words = new ArrayList<>(List.of("env", "LC_ALL=C.UTF-8"));
        String inventory = asked.text("ansible.inventory");
        if (inventory != null) {
            words.add("ANSIBLE_INVENTORY_UNPARSED_FAILED=true");
        }
        words.addAll(List.of(asked.text("ansible.inventory_command"), "--list"));
        if (inventory != null) {
            words.addAll(List.of("-i", inventory));
        }
        return words;
    }

    private static String quoted(List<String> words) {
        return String.join(" ", words.stream().map(NodeKeys::quoted).toList());
    }

    /** The user's own, for those that the inventory names no key for. */
    @Override
    public List<SshKey> keys(RemoteHost node) {
        return NodeKeys.in(node, kind(), NodeKeys.customary("~"));
    }

    @Override
    public Map<String, String> credentials(RemoteHost node) {
        String file = FOLDER.resolve(RC_FILE).toString();
        return RcFile.read(new String(node.getAsRoot(file), StandardCharsets.UTF_8), file + " of the deploy host");
    }

    /** Those of this machine, by either file that kolla-ansible writes. */
    private static Credentials credentials(SiteRequest request) {
        if (CloudCredentials.areNamed(request)) {
            return CloudCredentials.find(request);
        }
        Map<String, String> found = new HashMap<>(request.environment());
        found.keySet().removeIf(name -> name.startsWith("OS_"));
        Path clouds = FOLDER.resolve(CLOUDS);
        Path script = FOLDER.resolve(RC_FILE);
        if (Files.isReadable(clouds)) {
            found.put("OS_CLIENT_CONFIG_FILE", clouds.toString());
            found.put("OS_CLOUD", CLOUD);
        } else {
            CommandResult content = LocalCommand.run(List.of("cat", "--", script.toString()));
            if (content.exitCode() != 0) {
                throw new SiteException(
                        "neither " + clouds + " nor " + script + " can be read here: set OS_CLOUD or OS_*, or run"
                                + " kolla-ansible post-deploy",
                        null);
            }
            found.putAll(RcFile.read(content.out(), script.toString()));
        }
        return CloudCredentials.of(request, found);
    }

    @Override
    public String novaConf(Controller controller) {
        return controller.layout().file("nova-api", "/etc/nova/nova.conf");
    }
}
