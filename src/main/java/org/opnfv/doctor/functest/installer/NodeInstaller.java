package org.opnfv.doctor.functest.installer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * What differs between deployments that are known through the machine they were installed from. Each question may fail with a
 * {@link SiteException} or a host's exception.
 */
interface NodeInstaller extends Installer {

    @Override
    default Site open(SiteRequest request) {
        return NodeDeployment.open(request, this);
    }

    /**
     * What holds for all deployments of a kind.
     *
     * @param title for people: {@code TripleO}
     * @param nodeName the name in messages of the machine that it was installed from: {@code undercloud}
     * @param domains the names that libvirt may have for that machine, where the settings do not tell its address
     * @param nodeUser who logs in there, where the settings do not say
     * @param nodeKey a file of this machine with the key for it, which is used where it is there; null for none
     * @param users who logs in to the machines that were installed, the first who is let in counts, where the settings do not say
     */
    record Kind(
            String title, String nodeName, List<String> domains, String nodeUser, Path nodeKey, List<String> users) {}

    /** That of this deployment. */
    Kind kind();

    /** The machines that were installed. */
    Inventory inventory(RemoteHost node, SiteRequest request);

    /** The keys that these machines know; empty when they are those for the node. */
    List<SshKey> keys(RemoteHost node);

    /**
     * The machine that keeps the credentials of the cloud's admin, and the certificate that they may name.
     *
     * @param controller tells the first of the controllers, or fails when there is none
     */
    default RemoteHost keeper(RemoteHost node, Supplier<RemoteHost> controller) {
        return node;
    }

    /** These credentials as {@code OS_*} variables. */
    Map<String, String> credentials(RemoteHost keeper);

    /** Where the configuration of Nova's API is on a controller. */
    String novaConf(Controller controller);

    /** Whether Ceilometer and Aodh have users and virtual hosts of the message bus of their own. */
    default boolean hasBusForEachService() {
        return false;
    }

    /** Whether services run from virtual environments, whose packages have the files that are not below {@code /etc}. */
    default boolean hasVirtualEnvironments() {
        return false;
    }

    /** How to change Nova's and Ceilometer's settings for good, where that is not a matter of how services are installed. */
    default Optional<String> lastingChange() {
        return Optional.empty();
    }
}
