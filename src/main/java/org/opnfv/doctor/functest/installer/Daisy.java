package org.opnfv.doctor.functest.installer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * An OpenStack deployed by OPNFV's Daisy with Kolla: its node lists hosts whose names end in their addresses, {@code host-192-0-2-7}, and
 * has the key to them. The login to the node itself uses a password.
 */
public final class Daisy implements NodeInstaller {
    private static final String HOSTS = "bash -c '. ./daisyrc_admin >/dev/null && daisy host-list'";
    private static final String RC_FILE = "/etc/kolla/admin-openrc.sh";
    private static final Pattern NAME = Pattern.compile("[^-]+-(\\d+)-(\\d+)-(\\d+)-(\\d+)(?:\\..*)?");

    @Override
    public Kind kind() {
        return new Kind("Kolla", "Daisy node", List.of("daisy"), "root", null, List.of("root"));
    }

    /** The title of the roles' column varies, and a host may have several roles. */
    @Override
    public Inventory inventory(RemoteHost node, SiteRequest request) {
        Inventory inventory = new Inventory();
        for (Map<String, String> host : TextTable.rows(node.ask(HOSTS))) {
            String name = host.getOrDefault("Name", "");
            String roles = String.join(" ", host.values());
            if (roles.contains("CONTROLLER_LB") || roles.contains("CONTROLLER_HA")) {
                inventory.controllers().put(name, address(node, name));
            }
            if (roles.contains("COMPUTER")) {
                inventory.computes().put(name, address(node, name));
            }
        }
        return inventory;
    }

    private static String address(RemoteHost node, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new HostException(
                    "host " + node.name() + " lists a host " + name
                            + ", whose name does not end in its address as in host-192-0-2-7",
                    null);
        }
        return String.join(".", parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    @Override
    public List<SshKey> keys(RemoteHost node) {
        List<String> files = NodeKeys.customary("/root");
        List<SshKey> keys = NodeKeys.in(node, kind(), files);
        if (keys.isEmpty()) {
            throw new HostException(
                    "host " + node.name() + " has no key to its hosts: none of " + String.join(", ", files), null);
        }
        return keys;
    }

    @Override
    public Map<String, String> credentials(RemoteHost node) {
        String content = new String(node.getAsRoot(RC_FILE), StandardCharsets.UTF_8);
        return RcFile.read(content, RC_FILE + " of the " + kind().nodeName());
    }

    @Override
    public String novaConf(Controller controller) {
        ServiceLayout layout = controller.layout();
        return layout.file(layout.isKolla() ? "nova-api" : "nova", "/etc/nova/nova.conf");
    }
}
