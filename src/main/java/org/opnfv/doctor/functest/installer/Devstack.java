package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.Hypervisor;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.Ssh;

/** A cloud deployed by DevStack: its hosts have the addresses that their hypervisors report to Nova. */
public final class Devstack implements Installer {
    private static final String NOVA_CONF = "/etc/nova/nova.conf";

    @Override
    public Site open(SiteRequest request) {
        Credentials credentials = CloudCredentials.find(request);
        Map<String, String> given = request.addresses("hosts");
        CloudSettings settings = new CloudSettings(
                request.seconds("cloud.connect_timeout_s"),
                request.seconds("cloud.read_timeout_s"),
                request.whole("cloud.max_connections"));
        Lookup told = new Lookup(credentials, settings);
        SshHosts hosts = new SshHosts(
                request,
                name -> given.containsKey(name) ? given.get(name) : told.address(name),
                new Ssh(SshSetup.of(request, "stack")));
        return new RealSite(
                credentials,
                hosts,
                new Controllers(request, hosts),
                "the DevStack at " + credentials.authUrl(),
                () -> KnownBuses.of(
                        request,
                        () -> List.of(MessageBus.in(hosts.machine("controller", credentials.host()), NOVA_CONF))),
                () -> {});
    }

    /** Asks Nova once, when the first address is needed. */
    private static final class Lookup {
        private final Credentials credentials;
        private final CloudSettings settings;
        private Map<String, String> addresses;

        Lookup(Credentials credentials, CloudSettings settings) {
            this.credentials = credentials;
            this.settings = settings;
        }

        synchronized String address(String host) {
            if (addresses == null) {
                try (Cloud cloud = Cloud.connect(credentials, settings)) {
                    addresses = cloud.compute().hypervisors().stream()
                            .filter(hypervisor -> hypervisor.hostIp() != null)
                            .collect(Collectors.toMap(Hypervisor::host, Hypervisor::hostIp, (one, other) -> one));
                }
            }
            String address = addresses.get(host);
            if (address == null || address.startsWith("127.")) {
                throw new HostException(
                        "host " + host + ": Nova tells "
                                + (address == null ? "no address" : "the address " + address)
                                + " of its hypervisor: set my_ip in its nova.conf, or list it in the profile under hosts",
                        null);
            }
            return address;
        }
    }
}
