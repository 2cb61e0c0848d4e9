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
 * What differs between deployments that are known through the machine they were installed from. Each method may fail with a {@link
 * SiteException} or a {@code HostException}.
 */
interface Deployment {

    /** For people: {@code TripleO}. */
    String title();

    /** That machine's name in messages: {@code undercloud}. */
    String nodeName();

    /** The address of that machine if the settings have none; empty when it cannot be found. */
    Optional<String> nodeAddress();

    /** The user there if the settings name none. */
    String nodeUser();

    /** A local file with the key for it, which is used if it exists; null for none. */
    Path nodeKey();

    /** The installed machines. */
    Inventory inventory(RemoteHost node);

    /** The keys for these machines; empty when they are those for the node. */
    List<SshKey> keys(RemoteHost node);

    /** The users to try there in turn if the settings name none. */
    String[] users();

    /**
     * The machine that keeps the credentials of the cloud's admin, and the certificate that they may name.
     *
     * @param controller returns the first of the controllers, or fails when there is none
     */
    default RemoteHost keeper(RemoteHost node, Supplier<RemoteHost> controller) {
        return node;
    }

    /** These credentials as {@code OS_*} variables. */
    Map<String, String> credentials(RemoteHost keeper);

    /** The path of the configuration of Nova's API on a controller. */
    String novaConf(Controller controller);
}
