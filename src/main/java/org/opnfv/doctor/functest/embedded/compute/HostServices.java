package org.opnfv.doctor.functest.embedded.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.embedded.ComputeHost;
import org.opnfv.doctor.functest.embedded.ComputeHosts;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;

/** The nova-compute of each host. Thread-safe. */
final class HostServices {

    /** The host that sends most notifications. */
    static final String CONTROLLER = "controller";

    private final List<HostService> services = new ArrayList<>();

    /** Each host has just had a heartbeat. */
    HostServices(ComputeHosts hosts, EmbeddedSettings settings) {
        for (ComputeHost host : hosts.all()) {
            services.add(new HostService(host, services.size() + 1, settings.serviceDownTime()));
        }
    }

    /** Starts the hosts' regular heartbeats. */
    void beat(ScheduledExecutorService timer, EmbeddedSettings settings) {
        long every = settings.reportInterval().toMillis();
        timer.scheduleAtFixedRate(() -> services.forEach(HostService::beat), 0, every, TimeUnit.MILLISECONDS);
    }

    /** The nova-compute services in the order of their hosts. */
    List<HostService> all() {
        return List.copyOf(services);
    }

    Optional<HostService> find(String host) {
        return services.stream().filter(service -> service.name().equals(host)).findFirst();
    }
}
