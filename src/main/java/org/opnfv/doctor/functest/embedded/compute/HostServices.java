package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.embedded.ComputeHost;
import org.opnfv.doctor.functest.embedded.ComputeHosts;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;

/** Nova's services: nova-compute on each host, and on the controller what is always up. Thread-safe. */
final class HostServices {

    /** The host that the services other than nova-compute run on, and that most notifications come from. */
    static final String CONTROLLER = "controller";

    private static final List<String> ON_CONTROLLER = List.of("nova-conductor", "nova-scheduler");

    private final List<HostService> services = new ArrayList<>();
    private final List<String> controllerIds =
            ON_CONTROLLER.stream().map(binary -> UUID.randomUUID().toString()).toList();

    /** All hosts have just been heard of. */
    HostServices(ComputeHosts hosts, EmbeddedSettings settings) {
        for (ComputeHost host : hosts.all()) {
            int hypervisor = services.size() + 1;
            services.add(
                    new HostService(host, ON_CONTROLLER.size() + hypervisor, hypervisor, settings.serviceDownTime()));
        }
    }

    /** Lets the hosts report from time to time. */
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

    /** Whether there is such a service, on whichever host. */
    boolean onController(String id) {
        return controllerIds.contains(id);
    }

    /** The services on the controller. */
    List<Map<String, Object>> controller(Request request) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < ON_CONTROLLER.size(); i++) {
            Map<String, Object> service = Ordered.of(
                    "binary",
                    ON_CONTROLLER.get(i),
                    "host",
                    CONTROLLER,
                    "id",
                    request.has(53) ? controllerIds.get(i) : i + 1,
                    "zone",
                    "internal",
                    "status",
                    "enabled",
                    "state",
                    "up",
                    "updated_at",
                    Times.stored(Instant.now()),
                    "disabled_reason",
                    null);
            if (request.has(11)) {
                service.put("forced_down", false);
            }
            shown.add(service);
        }
        return shown;
    }
}
