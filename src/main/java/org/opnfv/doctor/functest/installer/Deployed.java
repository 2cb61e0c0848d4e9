package org.opnfv.doctor.functest.installer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.Ssh;
import org.opnfv.doctor.functest.host.SshKey;

/** Opens deployments that are known through the machine they were installed from. */
final class Deployed {
    private final SiteRequest request;
    private final Deployment deployment;
    private final Deployment.Kind kind;

    private Deployed(SiteRequest request, Deployment deployment) {
        this.request = request;
        this.deployment = deployment;
        this.kind = deployment.kind();
    }

    static Site open(SiteRequest request, Deployment deployment) {
        InstallerNode node = new InstallerNode(request, deployment.kind());
        try {
            return new Deployed(request, deployment).site(node);
        } catch (HostException e) {
            node.close();
            throw new SiteException(e.getMessage(), e);
        } catch (SiteException e) {
            node.close();
            throw e;
        }
    }

    private Site site(InstallerNode node) {
        RemoteHost host = node.host();
        host.connect();
        Inventory inventory = deployment.inventory(host);
        if (inventory.controllers().isEmpty() && inventory.computes().isEmpty()) {
            throw new SiteException(
                    "the " + kind.nodeName() + " at " + host.address() + " lists no machine of a cloud: is "
                            + kind.title() + " deployed there?",
                    null);
        }
        Ssh ssh = new Ssh(SshSetup.of(request, keys(host), kind.users()), node.jump());
        RealHosts hosts = new RealHosts(request, name -> address(inventory, name), ssh);
        Controllers controllers = new Controllers(request, hosts, inventory.controllers(), unknown(host, inventory));
        CaCertificateFile authority = new CaCertificateFile();
        Runnable close = () -> {
            authority.close();
            node.close();
        };
        try {
            MessageBus bus = new MessageBus(controllers, deployment::novaConf);
            return new RealSite(
                    credentials(host, controllers, authority),
                    hosts,
                    controllers,
                    described(host, inventory, controllers),
                    () -> ConfiguredBus.of(request).or(() -> Optional.of(bus.find())),
                    close);
        } catch (HostException | SiteException e) {
            hosts.close();
            authority.close();
            throw e;
        }
    }

    /** Why some controllers are unknown; null when none is. An unknown one would be neither configured nor listened to. */
    private String unknown(RemoteHost host, Inventory inventory) {
        if (!inventory.controllers().isEmpty() && inventory.lost().isEmpty()) {
            return null;
        }
        return "the " + kind.nodeName() + " at " + host.address()
                + (inventory.lost().isEmpty()
                        ? " lists no controller: "
                        : " knows no address of " + String.join(", ", inventory.lost()) + ": start it, or ")
                + "list the addresses of all controllers in controllers (CONTROLLER_IPS)";
    }

    private List<SshKey> keys(RemoteHost host) {
        List<SshKey> fetched = deployment.keys(host);
        return fetched.isEmpty() ? SshSetup.keysForInstallerNode(request, kind.nodeKey()) : fetched;
    }

    private String described(RemoteHost host, Inventory inventory, Controllers controllers) {
        return kind.title() + " of the " + kind.nodeName() + " at " + host.address() + ", controllers: "
                + controllers.addresses().size() + ", compute hosts: "
                + inventory.computes().size();
    }

    private String address(Inventory inventory, String name) {
        String given = new RequestSettings(request).addresses("hosts").get(name);
        return given != null
                ? given
                : inventory
                        .address(name)
                        .orElseThrow(() -> new HostException(
                                "host " + name + ": the " + kind.nodeName()
                                        + " knows no machine of that name, only "
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
