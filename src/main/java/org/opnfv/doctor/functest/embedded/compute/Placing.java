package org.opnfv.doctor.functest.embedded.compute;

import java.util.Optional;
import org.opnfv.doctor.functest.embedded.ApiError;

/** Reads where an instance shall run: by {@code availability_zone} ({@code nova}, {@code nova:host}) or, from 2.74 on, host. */
final class Placing {

    private static final String AVAILABILITY_ZONE = "availability_zone";

    private final HostServices services;

    Placing(HostServices services) {
        this.services = services;
    }

    /** The zone asked for; empty when none is. */
    static String zone(Schema server) {
        return server.value().path(AVAILABILITY_ZONE).asText().split(":", 2)[0];
    }

    /** The host asked for; refused when the caller may not choose one, and when there is none of that name. */
    Scheduler.Wish wish(Request request, Schema server) {
        String[] parts = server.value().path(AVAILABILITY_ZONE).asText().split(":");
        if (parts.length > 1 && !parts[1].isEmpty()) {
            request.requireAdmin("os_compute_api:servers:create:forced_host");
            // Nova asks no filter about a host forced in this way, and does not look whether there is one either.
            return new Scheduler.Wish(Optional.of(parts[1]), true);
        }
        if (!parts[0].isEmpty() && !parts[0].equals(HostService.ZONE)) {
            throw new ApiError(400, "The requested availability zone is not available");
        }
        String host = server.value()
                .path("host")
                .asText(server.value().path("hypervisor_hostname").asText());
        if (host.isEmpty()) {
            return Scheduler.Wish.ANY;
        }
        request.requireAdmin("compute:servers:create:requested_destination");
        if (services.find(host).isEmpty()) {
            throw new ApiError(400, "Compute host " + host + " could not be found.");
        }
        return new Scheduler.Wish(Optional.of(host), false);
    }
}
