package org.opnfv.doctor.functest.installer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.Ssh;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * Opens deployments that are known through the machine they were installed from.
 *
 * @param lister who lists the machines, for messages: {@code the undercloud}
 * @param where its address, for messages: {@code  at 192.0.2.1}
 */
record NodeDeployment(SiteRequest request, NodeInstaller deployment, Inventory inventory, String lister, String where) {

    static Site open(SiteRequest request, NodeInstaller deployment) {
        InstallerNode node = new InstallerNode(request, deployment.kind());
        try {
            RemoteHost host = node.host();
            host.connect();
            Inventory inventory = deployment.inventory(host, request);
            NodeDeployment deployed = new NodeDeployment(
                    request, deployment, inventory, "the " + deployment.kind().nodeName(), " at " + host.address());
            deployed.requireMachines();
            return deployed.through(node);
        } catch (HostException e) {
            node.close();
            throw new SiteException(e.getMessage(), e);
        } catch (SiteException e) {
            node.close();
            throw e;
        }
    }

    private void requireMachines() {
        if (inventory.controllers().isEmpty() && inventory.computes().isEmpty()) {
            throw new SiteException(
                    lister + where + " lists no machine of a cloud: is "
                            + deployment.kind().title() + " deployed there?",
                    null);
        }
    }

    private Site through(InstallerNode node) {
        RemoteHost host = node.host();
        CaCertificateFile authority = new CaCertificateFile();
        Ssh ssh = new Ssh(SshSetup.of(request, keys(host), deployment.kind().users(), inventory), node.jump());
        Runnable close = () -> {
            authority.close();
            node.close();
        };
        try {
            return site(ssh, controllers -> credentials(host, controllers, authority), close);
        } catch (HostException | SiteException e) {
            authority.close();
            throw e;
        }
    }

    /** The site of these machines; {@code onClose} is called when it is closed. */
    Site site(Ssh ssh, Function<Controllers, Credentials> credentials, Runnable onClose) {
        SshHosts hosts = new SshHosts(request, this::address, ssh);
        Controllers controllers = new Controllers(request, hosts, inventory, unknown());
        try {
            MessageBus bus = new MessageBus(controllers, deployment::novaConf);
            Optional<ServiceBuses> own =
                    Optional.of(new ServiceBuses(controllers)).filter(any -> deployment.hasBusForEachService());
            return new RealSite(
                    credentials.apply(controllers),
                    hosts,
                    controllers,
                    described(controllers),
                    () -> KnownBuses.of(request, () -> buses(bus, own)),
                    () -> own.flatMap(ServiceBuses::publisher),
                    deployment.hasVirtualEnvironments(),
                    deployment.lastingChange(),
                    onClose);
        } catch (HostException | SiteException e) {
            hosts.close();
            throw e;
        }
    }

    /** Nova's bus and, where it may be another and is found, Aodh's. */
    private static List<TransportUrl> buses(MessageBus nova, Optional<ServiceBuses> own) {
        return Stream.concat(Stream.of(nova.find()), own.flatMap(ServiceBuses::aodh).stream())
                .toList();
    }

    /** Why some controllers are unknown; null when none is. An unknown one would be neither configured nor listened to. */
    private String unknown() {
        if (!inventory.controllers().isEmpty() && inventory.lost().isEmpty()) {
            return null;
        }
        return lister + where
                + (inventory.lost().isEmpty()
                        ? " lists no controller: "
                        : " knows no address of " + String.join(", ", inventory.lost()) + ": start it, or ")
                + "list the addresses of all controllers in controllers (CONTROLLER_IPS)";
    }

    private List<SshKey> keys(RemoteHost host) {
        List<SshKey> fetched = deployment.keys(host);
        return fetched.isEmpty()
                ? SshSetup.keysForInstallerNode(request, deployment.kind().nodeKey())
                : fetched;
    }

    private String described(Controllers controllers) {
        return deployment.kind().title() + " of " + lister + where + ", controllers: "
                + controllers.addresses().size() + ", compute hosts: "
                + inventory.computes().size();
    }

    private String address(String name) {
        String given = request.addresses("hosts").get(name);
        return given != null
                ? given
                : inventory
                        .address(name)
                        .orElseThrow(() -> new HostException(
                                "host " + name + ": " + lister + " knows no machine of that name, only "
                                        + String.join(", ", inventory.computes().keySet())
                                        + ": list its address in the profile under hosts",
                                null));
    }

    /** The user's own, or else those that the deployment keeps for its admin. */
    private Credentials credentials(RemoteHost host, Controllers controllers, CaCertificateFile authority) {
        if (CloudCredentials.areNamed(request)) {
            return CloudCredentials.find(request);
        }
        Map<String, String> found = new HashMap<>(request.environment());
        found.keySet().removeIf(name -> name.startsWith("OS_"));
        RemoteHost keeper = deployment.keeper(host, controllers::first);
        found.putAll(deployment.credentials(keeper));
        authority.fetch(found, keeper);
        return CloudCredentials.of(request, found)
                .from("the credentials that " + (keeper == host ? "the " : "") + keeper.name() + " keeps");
    }
}
