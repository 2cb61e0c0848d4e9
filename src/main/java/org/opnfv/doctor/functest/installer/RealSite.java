package org.opnfv.doctor.functest.installer;

import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Host;

/** A deployment of real hosts, which goes on without us. */
record RealSite(Credentials credentials, RealHosts hosts, String description) implements Site {

    @Override
    public Host host(String name) {
        return hosts.host(name);
    }

    @Override
    public boolean endsWithUs() {
        return false;
    }

    @Override
    public void close() {
        hosts.close();
    }
}
