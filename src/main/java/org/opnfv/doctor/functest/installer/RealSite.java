package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.Host;

/** A deployment of real hosts, which outlives us. */
record RealSite(
        Credentials credentials,
        SshHosts hosts,
        Controllers known,
        String description,
        Supplier<List<TransportUrl>> buses,
        Runnable onClose)
        implements Site {

    @Override
    public Host host(String name) {
        return hosts.host(name);
    }

    @Override
    public List<Controller> controllers() {
        return known.all();
    }

    @Override
    public Controller controller(String name) {
        return known.one(name);
    }

    @Override
    public List<TransportUrl> messageBuses() {
        return buses.get();
    }

    @Override
    public boolean endsWithUs() {
        return false;
    }

    @Override
    public void close() {
        hosts.close();
        onClose.run();
    }
}
