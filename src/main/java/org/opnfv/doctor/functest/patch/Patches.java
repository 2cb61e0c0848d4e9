package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Set;

/** All patches. A controller that runs none of a service's processes is not asked for its file. */
final class Patches {
    /** Ceilometer's default without a pipeline file: all events go to its own store. */
    private static final String PIPELINE_WITHOUT_FILE = """
            sources:
              - name: event_source
                events:
                  - "*"
                sinks:
                  - event_sink
            sinks:
              - name: event_sink
                publishers:
                  - notifier://
            """;

    private static final String AGENT = "*ceilometer*notification* devstack@ceilometer-anotification*";
    private static final String NOVA = "*nova-api* *nova-conductor* devstack@n-api* devstack@n-*cond*";

    static final List<Patch> ALL = List.of(
            new Patch(
                    "ceilometer",
                    "/etc/ceilometer/event_pipeline.yaml",
                    List.of(new PublishAlarms()),
                    PIPELINE_WITHOUT_FILE,
                    true,
                    AGENT,
                    "*ceilometer*notification*",
                    "ceilometer_notification"),
            new Patch(
                    "ceilometer",
                    "/etc/ceilometer/event_definitions.yaml",
                    List.of(new DefineUpdate()),
                    null,
                    false,
                    AGENT,
                    "*ceilometer*notification*",
                    "ceilometer_notification"),
            new Patch(
                    "nova",
                    "/etc/nova/nova.conf",
                    List.of(
                            new IniEdit(
                                    "notifications",
                                    "notify_on_state_change",
                                    "vm_state",
                                    Set.of("vm_state", "vm_and_task_state"),
                                    false),
                            new IniEdit(
                                    "notifications",
                                    "notification_format",
                                    "both",
                                    Set.of("unversioned", "both"),
                                    true),
                            // Of several drivers the others only add to it; one that is not written here may be
                            // elsewhere.
                            new IniEdit(
                                    "oslo_messaging_notifications",
                                    "driver",
                                    "messagingv2",
                                    Set.of("messaging", "messagingv2", "routing", "log", "test"),
                                    true)),
                    null,
                    true,
                    NOVA,
                    "*nova_api* *nova_conductor* *nova-api* *nova-conductor*",
                    "nova_api nova_conductor nova_super_conductor"));

    private Patches() {}
}
