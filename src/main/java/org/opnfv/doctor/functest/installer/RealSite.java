package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.Optional;
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
        Supplier<Optional<String>> publisher,
        boolean hasVirtualEnvironments,
        Optional<String> lasting,
        Runnable onClose)
        implements Site {

    /** One whose services share a bus, and whose files may just be edited. */
    RealSite(
            Credentials credentials,
            SshHosts hosts,
            Controllers known,
            String description,
            Supplier<List<TransportUrl>> buses,
            Runnable onClose) {
        this(credentials, hosts, known, description, buses, Optional::empty, false, Optional.empty(), onClose);
    }

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
    public Optional<String> alarmPublisher() {
        return publisher.get();
    }

    @Override
    public Optional<String> lastingChange() {
        return lasting.or(Site.super::lastingChange);
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
