package org.opnfv.doctor.functest.installer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.Ssh;

/** An operator's cloud: its hosts are those of the setting {@code hosts}, or are resolved by name. */
public final class Local implements Installer {

    @Override
    public Site open(SiteRequest request) {
        Credentials credentials = CloudCredentials.find(request);
        Map<String, String> addresses = request.addresses("hosts");
        if (request.text("run.host_address") != null && request.text("run.host") == null) {
            throw new SiteException(
                    "run.host_address (COMPUTE_IP) is the address of one host: say of which with --host, or list all in"
                            + " hosts",
                    null);
        }
        UnaryOperator<String> addressOf = name -> {
            if (addresses.containsKey(name)) {
                return addresses.get(name);
            }
            return name.equals(request.text("run.host")) && request.text("run.host_address") != null
                    ? request.text("run.host_address")
                    : resolved(name);
        };
        SshHosts hosts = new SshHosts(request, addressOf, new Ssh(SshSetup.of(request, "root")));
        Controllers controllers = new Controllers(request, hosts);
        return new RealSite(
                credentials,
                hosts,
                controllers,
                "the OpenStack at " + credentials.authUrl(),
                () -> KnownBuses.of(request, List::of),
                () -> {});
    }

    private static String resolved(String name) {
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new HostException(
                    "host " + name + " has no address that can be looked up: list it in the profile under hosts", e);
        }
    }
}
