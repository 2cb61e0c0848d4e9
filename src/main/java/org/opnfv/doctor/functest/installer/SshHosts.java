package org.opnfv.doctor.functest.installer;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.Ssh;
import org.opnfv.doctor.functest.host.SshHost;

/** The real hosts of a deployment. Each is made once, so that its SSH connection is reused. */
final class SshHosts implements AutoCloseable {
    private final SiteRequest request;
    private final UnaryOperator<String> addressOf;
    private final Map<String, String> sshAddresses;
    private final Bmcs bmcs;
    private final Ssh ssh;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** {@code addressOf} returns the address of a host by its name, or fails with a {@code HostException}. */
    SshHosts(SiteRequest request, UnaryOperator<String> addressOf, Ssh ssh) {
        this.request = request;
        this.addressOf = addressOf;
        sshAddresses = request.addresses("ssh.hosts");
        this.ssh = ssh;
        bmcs = new Bmcs(request);
    }

    /** The host; opens nothing and looks up no address. */
    Host host(String name) {
        return hosts.computeIfAbsent(name, key -> new LazyHost(key, () -> found(key), () -> bmcs.power(key)));
    }

    private Host found(String name) {
        String address = addressOf.apply(name);
        return new SshHost(
                machine(name, address),
                echo(address),
                request.text("fault.interface"),
                request.seconds("ssh.command_timeout_s"),
                request.seconds("restore.timeout_s").plus(request.seconds("fault.restore_after_s")));
    }

    /** The connection to a machine of the deployment, compute host or not, at the address for SSH where the settings have one. */
    RemoteHost machine(String name, String address) {
        return ssh.host(name, sshAddresses.getOrDefault(name, address));
    }

    private ProbeTarget echo(String address) {
        String probe = request.text("monitor.probe");
        ProbeTarget.Kind kind =
                probe.equals("auto") ? ProbeTarget.Kind.ICMP : ProbeTarget.Kind.valueOf(probe.toUpperCase(Locale.ROOT));
        return new ProbeTarget(kind, address, kind == ProbeTarget.Kind.ICMP ? 0 : request.whole("monitor.port"));
    }

    @Override
    public void close() {
        ssh.close();
    }
}
