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
interface Deployment {

    /** For people: {@code TripleO}. */
    String title();

    /** That machine's name in messages: {@code undercloud}. */
    String nodeName();

    /** The address of that machine, where the settings do not say; empty when it cannot be found out. */
    Optional<String> nodeAddress();

    /** Who logs in there, where the settings do not say. */
    String nodeUser();

    /** A file of this machine with the key for it, which is used where it is there; null for none. */
    Path nodeKey();

    /** The machines that were installed. */
    Inventory inventory(RemoteHost node);

    /** The keys that these machines know; empty when they are those for the node. */
    List<SshKey> keys(RemoteHost node);

    /** Who logs in to them, the first who is let in counts, where the settings do not say. */
    String[] users();

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
}
