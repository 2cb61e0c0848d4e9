package org.opnfv.doctor.functest.installer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.Ssh;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * A deployment made by Ansible. Its deploy host, this machine or the one that {@code installer_node} names, has the inventory and the
 * credentials of the cloud's admin.
 */
abstract class AnsibleInstaller implements NodeInstaller {
    private static final String OTHER_KEY = "ssh.key";
    private static final String NAMED_BY = " here, which ansible_ssh_private_key_file of the inventory names";

    /**
     * Where credentials are on the deploy host.
     *
     * @param clouds a clouds.yaml
     * @param cloud the admin's name in it
     * @param script the same as a script with {@code OS_*}
     * @param maker what writes them
     */
    record AdminFiles(Path clouds, String cloud, Path script, String maker) {}

    abstract AdminFiles files();

    /** The command that prints the inventory as JSON. */
    abstract List<String> list(SiteRequest request);

    /** The group of the compute hosts. */
    abstract String computes();

    /** The groups of the machines that run what a run configures, Nova's API first. */
    abstract List<String> controllers();

    /** Which setting to change where these groups are empty. */
    abstract String remedy();

    /** The machine that one of these is on: itself, unless that is a container. */
    String machine(AnsibleInventory told, String host) {
        return host;
    }

    /** Without an address of it, this machine is the deploy host. */
    @Override
    public final Site open(SiteRequest request) {
        if (request.text("installer_node.address") != null) {
            return NodeDeployment.open(request, this);
        }
        List<String> words = list(request).stream()
                .map(word -> word.startsWith("~/")
                        ? SshSetup.file(request, word, null).toString()
                        : word)
                .toList();
        AnsibleInventory told = AnsibleInventory.parse(LocalCommand.output(words), request.addresses("hosts"));
        Inventory inventory = inventory(
                told,
                file -> Optional.of(SshKey.in(SshSetup.file(request, file, null), NAMED_BY))
                        .filter(key -> request.text(OTHER_KEY) == null || key.isReadable()));
        return new NodeDeployment(request, this, inventory, "this machine's inventory", "")
                .site(
                        new Ssh(SshSetup.of(request, List.of(), kind().users(), inventory)),
                        controllers -> credentials(request),
                        () -> {});
    }

    @Override
    public final Inventory inventory(RemoteHost node, SiteRequest request) {
        AnsibleInventory told = AnsibleInventory.parse(
                node.ask(String.join(
                        " ", list(request).stream().map(NodeKeys::quoted).toList())),
                request.addresses("hosts"));
        Map<String, Optional<SshKey>> fetched = new HashMap<>();
        Inventory inventory = inventory(
                told,
                file -> fetched.computeIfAbsent(
                        file,
                        missing -> request.text(OTHER_KEY) == null
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
    private Inventory inventory(AnsibleInventory told, Function<String, Optional<SshKey>> key) {
        if (told.hosts(computes()).isEmpty()) {
            throw new SiteException(
                    "the inventory that Ansible reads has no host in the group " + computes() + ": " + remedy(), null);
        }
        Inventory inventory = new Inventory();
        Map<String, String> machines = new LinkedHashMap<>();
        for (String group : controllers()) {
            for (String host : told.hosts(group)) {
                String machine = machine(told, host);
                inventory.controllers().put(host, told.address(machine));
                machines.put(machine, told.address(machine));
                if (!machine.equals(host)) {
                    inventory.containers().put(host, machine);
                }
            }
        }
        told.hosts(computes()).forEach(host -> inventory.computes().put(host, told.address(host)));
        machines.putAll(inventory.computes());
        Map<String, List<String>> ways = new HashMap<>();
        machines.forEach((host, address) -> {
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
        });
        return inventory;
    }

    /** The user's own, for those that the inventory names no key for. */
    @Override
    public final List<SshKey> keys(RemoteHost node) {
        return NodeKeys.in(node, kind(), NodeKeys.customary("~"));
    }

    @Override
    public final Map<String, String> credentials(RemoteHost node) {
        String file = files().script().toString();
        return RcFile.read(new String(node.getAsRoot(file), StandardCharsets.UTF_8), file + " of the deploy host");
    }

    /** Those of this machine, by either file. */
    private Credentials credentials(SiteRequest request) {
        if (CloudCredentials.areNamed(request)) {
            return CloudCredentials.find(request);
        }
        Map<String, String> found = new HashMap<>(request.environment());
        found.keySet().removeIf(name -> name.startsWith("OS_"));
        Path clouds = files().clouds();
        Path script = files().script();
        if (Files.isReadable(clouds)) {
            found.put("OS_CLIENT_CONFIG_FILE", clouds.toString());
            found.put("OS_CLOUD", files().cloud());
        } else {
            CommandResult content = LocalCommand.run(List.of("cat", "--", script.toString()));
            if (content.exitCode() != 0) {
                throw new SiteException(
                        "neither " + clouds + " nor " + script + " can be read here: set OS_CLOUD or OS_*, or run "
                                + files().maker(),
                        null);
            }
            found.putAll(RcFile.read(content.out(), script.toString()));
        }
        return CloudCredentials.of(request, found);
    }
}
