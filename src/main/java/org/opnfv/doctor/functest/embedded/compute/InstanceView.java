package org.opnfv.doctor.functest.embedded.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.embedded.network.FixedAddress;

/** How Nova shows instances: what each version of the API added, and what only administrators see. */
final class InstanceView {

    private static final Set<String> WITH_PROGRESS = Set.of("ACTIVE", "BUILD");

    private final Lifecycle lifecycle;

    InstanceView(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** What the hypervisor calls it. */
    static String domain(Instance instance) {
        return String.format("instance-%08x", instance.birth().number());
    }

    /** As short lists name it. */
    Map<String, Object> brief(Request request, Instance instance) {
        return Ordered.of(
                "id", instance.id(),
                "name", instance.state().name(),
                "links", request.links("servers", instance.id()));
    }

    /** All of it, with the fault. */
    Map<String, Object> whole(Request request, Instance instance) {
        return shown(request, instance, instance.state(), true);
    }

    /** All of it, as long lists show it. */
    Map<String, Object> listed(Request request, Instance instance) {
        return shown(request, instance, instance.state(), false);
    }

    /** The answer to a change: before 2.75 it leaves out what extensions added. */
    Map<String, Object> changed(Request request, Instance instance) {
        InstanceState state = instance.state();
        if (request.has(75)) {
            return shown(request, instance, state, true);
        }
        Map<String, Object> shown = core(request, instance, state, false);
        addVersioned(shown, request, state);
        return shown;
    }

    private Map<String, Object> shown(Request request, Instance instance, InstanceState state, boolean withFault) {
        boolean admin = request.caller().isAdmin();
        Map<String, Object> shown = core(request, instance, state, true);
        if (withFault && state.fault() != null && state.vmState().equals(InstanceState.ERROR)) {
            shown.put("fault", fault(state.fault(), admin));
        }
        if (WITH_PROGRESS.contains(state.status())) {
            shown.put("progress", 0);
        }
        shown.put(
                "OS-EXT-AZ:availability_zone",
                state.host() == null ? instance.birth().availabilityZone() : HostService.ZONE);
        shown.put("config_drive", "");
        shown.put("key_name", instance.birth().keyName());
        shown.put("OS-SRV-USG:launched_at", Times.stored(state.launchedAt()));
        shown.put("OS-SRV-USG:terminated_at", Times.stored(state.deletedAt()));
        if (admin) {
            addAttributes(shown, request, instance, state);
        }
        shown.put("OS-EXT-STS:task_state", state.taskState());
        shown.put("OS-EXT-STS:vm_state", state.vmState());
        shown.put("OS-EXT-STS:power_state", state.powerState());
        shown.put("os-extended-volumes:volumes_attached", List.of());
        if (request.has(16) && admin) {
            shown.put("host_status", lifecycle.hostStatus(instance));
        }
        addVersioned(shown, request, state);
        if (request.has(90) && !admin) {
            shown.put("OS-EXT-SRV-ATTR:hostname", hostname(state));
        }
        if (request.has(71) && withFault) {
            shown.put("server_groups", List.of());
        }
        return shown;
    }

    private static Map<String, Object> core(Request request, Instance instance, InstanceState state, boolean extended) {
        Instance.Birth birth = instance.birth();
        return Ordered.of(
                "id", birth.id(),
                "name", state.name(),
                "status", state.status(),
                "tenant_id", birth.projectId(),
                "user_id", birth.userId(),
                "metadata", state.metadata(),
                "hostId", instance.hostId(),
                "image",
                        Ordered.of(
                                "id", birth.imageId(), "links", List.of(request.bookmark("images", birth.imageId()))),
                "flavor", birth.flavor().inInstance(request),
                "created", Times.zulu(birth.created()),
                "updated", Times.zulu(state.updated()),
                "addresses", addresses(state, extended),
                "accessIPv4", "",
                "accessIPv6", "",
                "links", request.links("servers", birth.id()),
                "OS-DCF:diskConfig", "MANUAL");
    }

    private static Map<String, Object> addresses(InstanceState state, boolean extended) {
        Map<String, Object> shown = new LinkedHashMap<>();
        state.addresses()
                .forEach((network, addresses) -> shown.put(
                        network,
                        addresses.stream()
                                .map(address -> address(address, extended))
                                .collect(Collectors.toList())));
        return shown;
    }

    private static Map<String, Object> address(FixedAddress address, boolean extended) {
        Map<String, Object> shown = Ordered.of("version", 4, "addr", address.ip());
        if (extended) {
            shown.put("OS-EXT-IPS:type", "fixed");
            shown.put("OS-EXT-IPS-MAC:mac_addr", address.mac());
        }
        return shown;
    }

    private static Map<String, Object> fault(InstanceState.Fault fault, boolean admin) {
        Map<String, Object> shown =
                Ordered.of("code", fault.code(), "created", Times.zulu(fault.created()), "message", fault.message());
        if (admin) {
            shown.put("details", fault.message());
        }
        return shown;
    }

    private static void addAttributes(
            Map<String, Object> shown, Request request, Instance instance, InstanceState state) {
        shown.put("OS-EXT-SRV-ATTR:host", state.host());
        shown.put("OS-EXT-SRV-ATTR:instance_name", domain(instance));
        shown.put("OS-EXT-SRV-ATTR:hypervisor_hostname", state.host());
        if (request.has(3)) {
            shown.put("OS-EXT-SRV-ATTR:reservation_id", instance.birth().reservationId());
            shown.put("OS-EXT-SRV-ATTR:launch_index", instance.birth().launchIndex());
            shown.put("OS-EXT-SRV-ATTR:hostname", hostname(state));
            shown.put("OS-EXT-SRV-ATTR:kernel_id", "");
            shown.put("OS-EXT-SRV-ATTR:ramdisk_id", "");
            shown.put("OS-EXT-SRV-ATTR:root_device_name", state.host() == null ? null : "/dev/sda");
            shown.put("OS-EXT-SRV-ATTR:user_data", null);
        }
    }

    private static void addVersioned(Map<String, Object> shown, Request request, InstanceState state) {
        if (request.has(9)) {
            shown.put("locked", false);
        }
        if (request.has(73)) {
            shown.put("locked_reason", null);
        }
        if (request.has(19)) {
            shown.put("description", state.description());
        }
        if (request.has(26)) {
            shown.put("tags", List.of());
        }
        if (request.has(63)) {
            shown.put("trusted_image_certificates", null);
        }
    }

    private static String hostname(InstanceState state) {
        return state.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    }
}
