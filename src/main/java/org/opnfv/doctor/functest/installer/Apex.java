package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.SshKey;

/** A TripleO made by OPNFV's Apex: an undercloud that knows the machines of its overcloud, and has the key to them. */
public final class Apex implements NodeInstaller {
    private static final String KEY = "/home/stack/.ssh/id_rsa";
    /** Old releases had one for each version of Keystone's API. */
    private static final List<String> RC_FILES = List.of("overcloudrc.v3", "overcloudrc");

    /** TripleO's own user for its machines had another name up to Wallaby. */
    @Override
    public Kind kind() {
        return new Kind(
                "TripleO",
                "undercloud",
                List.of("undercloud", "instack"),
                "stack",
                null,
                List.of("heat-admin", "tripleo-admin"));
    }

    @Override
    public Inventory inventory(RemoteHost node, SiteRequest request) {
        return OvercloudServers.list(node);
    }

    @Override
    public List<SshKey> keys(RemoteHost node) {
        return List.of(SshKey.fetched(node.get(KEY), KEY + " of the undercloud"));
    }

    @Override
    public Map<String, String> credentials(RemoteHost node) {
        for (String file : RC_FILES) {
            CommandResult content = node.run("cat -- " + file + " 2>/dev/null || cat -- /home/stack/" + file);
            if (content.exitCode() == 0) {
                return RcFile.read(content.out(), file + " of the undercloud");
            }
        }
        throw new SiteException(
                "the undercloud at " + node.address()
                        + " has no overcloudrc: set the OS_* variables of the cloud's admin yourself",
                null);
    }

    @Override
    public String novaConf(Controller controller) {
        return controller.layout().file("nova", "/etc/nova/nova.conf");
    }
}
