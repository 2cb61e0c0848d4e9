package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.event.Event;
import org.opnfv.doctor.functest.embedded.event.EventBus;

/**
 * Nova's unversioned notifications, as with {@code notify_on_state_change=vm_state}, with the traits that Ceilometer 19
 * makes of them ({@code event_definitions.yaml}, {@code compute.instance.*}), in its order.
 */
record NovaNotifications(EventBus bus) {

    private static final String UPDATE = "compute.instance.update";

    /** An instance changed. Comes from the controller, whichever host the instance is on. */
    void updated(StoredInstance instance, InstanceState before, InstanceState after, String requestId) {
        Map<String, Object> traits = traits(instance, after, requestId, HostServices.CONTROLLER);
        if (after.deletedAt() != null) {
            traits.remove("deleted_at"); // Nova sends this one just before it notes the time
        }
        traits.put("old_state", before.vmState());
        publish(UPDATE, instance, traits);
    }

    /** A host began or ended to do something, such as {@code create.start}. */
    void onHost(String what, StoredInstance instance, String requestId) {
        InstanceState state = instance.state();
        String host = state.host() == null ? HostServices.CONTROLLER : state.host();
        Map<String, Object> traits = traits(instance, state, requestId, host);
        if (what.equals("create.end")) {
            traits.put("availability_zone", HostService.ZONE);
        }
        publish("compute.instance." + what, instance, traits);
    }

    private void publish(String type, StoredInstance instance, Map<String, Object> traits) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        bus.publish(new Event(
                UUID.randomUUID().toString(), type, now, instance.birth().projectId(), traits));
    }

    private static Map<String, Object> traits(
            StoredInstance instance, InstanceState state, String requestId, String host) {
        StoredInstance.Birth birth = instance.birth();
        Flavor flavor = birth.flavor();
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("service", "compute");
        traits.put("request_id", requestId);
        traits.put("project_id", birth.projectId());
        traits.put("user_id", birth.userId());
        traits.put("tenant_id", birth.projectId());
        traits.put("instance_id", birth.id());
        traits.put("display_name", state.name());
        traits.put("resource_id", birth.id());
        traits.put("cell_name", "");
        traits.put("host", host);
        traits.put("memory_mb", flavor.ramMb());
        traits.put("disk_gb", flavor.diskGb());
        traits.put("root_gb", flavor.diskGb());
        traits.put("ephemeral_gb", 0);
        traits.put("vcpus", flavor.vcpus());
        traits.put("instance_type_id", String.valueOf(flavor.number()));
        traits.put("instance_type", flavor.name());
        traits.put("state", state.vmState());
        if (state.launchedAt() != null) {
            traits.put("launched_at", state.launchedAt());
        }
        if (state.deletedAt() != null) {
            traits.put("deleted_at", state.deletedAt());
        }
        return traits;
    }
}
