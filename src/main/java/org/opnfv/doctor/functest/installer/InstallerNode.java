package org.opnfv.doctor.functest.installer;

import java.util.Locale;
import org.opnfv.doctor.functest.host.Jump;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.Ssh;

/** The machine that a deployment was installed from: its SSH session also leads to hosts that we cannot reach. */
final class InstallerNode implements AutoCloseable {
    /** The password for it, which belongs in no file of settings. */
    static final String PASSWORD = "DOCTOR_INSTALLER_NODE_PASSWORD";

    private final Ssh ssh;
    private final RemoteHost host;
    private final String jumping;

    /** Nothing is opened; fails when no address is known. */
    InstallerNode(SiteRequest request, NodeInstaller.Kind kind) {
        String address = request.text("installer_node.address");
        if (address == null) {
            address = new Libvirt(LocalCommand::ask)
                    .address(kind.domains().toArray(String[]::new))
                    .orElseThrow(() -> new SiteException(
                            "no address of the " + kind.nodeName()
                                    + " is known: set installer_node.address or INSTALLER_IP",
                            null));
        }
        ssh = new Ssh(SshSetup.ofInstallerNode(request, kind.nodeUser(), kind.nodeKey()));
        host = ssh.host(kind.nodeName(), address);
        jumping = request.text("installer_node.jump").toLowerCase(Locale.ROOT);
    }

    RemoteHost host() {
        return host;
    }

    /** The way through it; null when the settings want none. */
    Jump jump() {
        return switch (jumping) {
            case "never" -> null;
            case "always" -> Jump.always(host);
            default -> Jump.whereNeeded(host);
        };
    }

    @Override
    public void close() {
        ssh.close();
    }
}
