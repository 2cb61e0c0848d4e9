package org.opnfv.doctor.functest.installer;

import java.net.URI;
import org.opnfv.doctor.functest.bmc.BmcLogin;
import org.opnfv.doctor.functest.bmc.BmcPower;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.http.tls.Tls;

/** The management controllers of hosts, as the settings have them. */
record Bmcs(SiteRequest request) {

    /** The power of a host; fails when no BMC of it is known. */
    FaultTarget power(String host) {
        String url = request.addresses("bmc.urls").get(host);
        if (url == null) {
            throw new HostException("host " + host + ": its BMC is not known: list it in bmc.urls", null);
        }
        return new BmcPower(new BmcLogin(
                host,
                URI.create(url),
                request.text("bmc.user"),
                request.environment().get(BmcLogin.PASSWORD),
                Boolean.parseBoolean(request.text("bmc.verify"))
                        ? Tls.ofSite(request.environment(), request.workingDirectory())
                        : Tls.unverified(),
                request.seconds("ssh.command_timeout_s"),
                request.environment()));
    }
}
