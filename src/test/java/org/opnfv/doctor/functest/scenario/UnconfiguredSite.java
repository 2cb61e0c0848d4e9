package org.opnfv.doctor.functest.scenario;

import java.util.List;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.TransportUrl;

/** A deployment of which nothing is known but its cloud. */
class UnconfiguredSite implements Site {
    @Override
    public String description() {
        return "hosts of which nothing else is known";
    }

    @Override
    public Credentials credentials() {
        throw new AssertionError("asked for credentials");
    }

    @Override
    public Host host(String name) {
        throw new AssertionError("asked for " + name);
    }

    @Override
    public List<TransportUrl> messageBuses() {
        return List.of();
    }

    @Override
    public boolean endsWithUs() {
        return false;
    }

    @Override
    public void close() {
        // It has nothing open.
    }
}
