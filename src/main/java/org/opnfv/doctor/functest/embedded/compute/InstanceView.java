package org.opnfv.doctor.functest.embedded.compute;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiTimes;
import org.opnfv.doctor.functest.embedded.network.FixedAddress;

/** How Nova shows instances, and what of them only to administrators. */
record InstanceView(Lifecycle lifecycle) {

    private static final String NAME = "OS-EXT-SRV-ATTR:";

    Map<String, Object> shown(NovaRequest request, StoredInstance instance) {
        StoredInstance.Birth birth = instance.birth();
        InstanceState state = instance.state();
        Map<String, Object> shown = OrderedMaps.of(
                "id", birth.id(),
                "name", state.name(),
                "status", state.status(),
                "tenant_id", birth.projectId(),
                "user_id", birth.userId(),
                "metadata", birth.metadata(),
                "image",
                        request.has(98)
                                ? Map.of("id", birth.imageId(), "properties", Map.of())
                                : Map.of("id", birth.imageId()),
                "flavor", birth.flavor().inInstance(request),
                "created", birth.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                "updated", state.updated().truncatedTo(ChronoUnit.SECONDS).toString(),
                "addresses", addresses(state),
                "accessIPv4", "",
                "accessIPv6", "",
                "links", List.of(),
                "config_drive", "",
                "key_name", null,
                "OS-DCF:diskConfig", "MANUAL",
                "OS-EXT-AZ:availability_zone", state.host() == null ? "" : HostService.ZONE,
                "OS-SRV-USG:launched_at", ApiTimes.micros(state.launchedAt()),
                "OS-SRV-USG:terminated_at", ApiTimes.micros(state.deletedAt()),
                "OS-EXT-STS:task_state", state.taskState(),
                "OS-EXT-STS:vm_state", state.vmState(),
                "OS-EXT-STS:power_state", state.launchedAt() == null ? 0 : 1,
                "os-extended-volumes:volumes_attached", List.of());
        request.since(shown, 9, "locked", false);
        request.since(shown, 19, "description", null);
        request.since(shown, 26, "tags", List.of());
        request.since(shown, 63, "trusted_image_certificates", null);
        request.since(shown, 71, "server_groups", List.of());
        request.since(shown, 73, "locked_reason", null);
        request.since(shown, 96, "pinned_availability_zone", null);
        request.since(shown, 100, "scheduler_hints", Map.of());
        if (state.fault() != null && state.vmState().equals(InstanceState.ERROR)) {
            shown.put("fault", fault(state.fault()));
        }
        if (request.caller().isAdmin()) {
            shown.put(NAME + "host", state.host());
            shown.put(NAME + "hypervisor_hostname", state.host());
            shown.put(NAME + "instance_name", String.format("instance-%08x", birth.number()));
            if (request.has(16)) {
                shown.put("host_status", lifecycle.hostStatus(instance));
            }
        }
        return shown;
    }

    private static Map<String, Object> addresses(InstanceState state) {
        Map<String, Object> shown = new LinkedHashMap<>();
        state.addresses()
                .forEach((network, addresses) -> shown.put(
                        network, addresses.stream().map(InstanceView::address).toList()));
        return shown;
    }

    private static Map<String, Object> address(FixedAddress address) {
        return Map.of(
                "version",
                4,
                "addr",
                address.ip(),
                "OS-EXT-IPS:type",
                "fixed",
                "OS-EXT-IPS-MAC:mac_addr",
                address.mac());
    }

    private static Map<String, Object> fault(InstanceState.Fault fault) {
        return Map.of(
                "code",
                500,
                "created",
                fault.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                "message",
                fault.message());
    }
}
