package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    private static final Patch NOVA_CONF = new Patch(
            "nova",
            "/etc/nova/nova.conf",
            List.of(
                    new IniEdit(
                            "notifications",
                            "notify_on_state_change",
                            "vm_state",
                            Set.of("vm_state", "vm_and_task_state"),
                            false),
                    new IniEdit("notifications", "notification_format", "both", Set.of("unversioned", "both"), true),
                    // Of several drivers the others only add to it; one that is not written here may be
                    // elsewhere.
                    new IniEdit(
                            "oslo_messaging_notifications",
                            "driver",
                            "messagingv2",
                            Set.of("messaging", "messagingv2", "routing", "log", "test"),
                            true)),
            null,
            "",
            true,
            NOVA,
            "*nova_api* *nova_conductor* *nova-api* *nova-conductor*",
            "nova_api nova_conductor nova_super_conductor");

    static final List<Patch> OF_FAULT =
            List.of(pipeline(DefineEvent.UPDATE), definitions(DefineEvent.update()), NOVA_CONF);

    /** Nova needs to notify of nothing: the notices are the admin tool's. */
    static final List<Patch> OF_MAINTENANCE = List.of(
            pipeline(DefineEvent.SCHEDULED, DefineEvent.HOST),
            definitions(DefineEvent.scheduled(), DefineEvent.host()));

    /** Those that a faulted host during planned maintenance takes. */
    static final List<Patch> OF_BOTH = List.of(
            pipeline(DefineEvent.UPDATE, DefineEvent.SCHEDULED, DefineEvent.HOST),
            definitions(DefineEvent.update(), DefineEvent.scheduled(), DefineEvent.host()),
            NOVA_CONF);

    private Patches() {}

    /** The same where Ceilometer reaches Aodh by that publisher alone. */
    static List<Patch> by(Optional<String> publisher, List<Patch> patches) {
        return publisher
                .map(own -> patches.stream().map(patch -> patch.by(own)).toList())
                .orElse(patches);
    }

    /** The same where services run from virtual environments. */
    static List<Patch> inPackages(List<Patch> patches) {
        return patches.stream().map(Patch::inPackage).toList();
    }

    private static Patch pipeline(String... types) {
        return new Patch(
                "ceilometer",
                "/etc/ceilometer/event_pipeline.yaml",
                Stream.of(types).<Edit>map(PublishAlarms::new).toList(),
                PIPELINE_WITHOUT_FILE,
                "",
                true,
                AGENT,
                "*ceilometer*notification*",
                "ceilometer_notification");
    }

    private static Patch definitions(DefineEvent... edits) {
        return new Patch(
                "ceilometer",
                "/etc/ceilometer/event_definitions.yaml",
                List.of(edits),
                null,
                "",
                false,
                AGENT,
                "*ceilometer*notification*",
                "ceilometer_notification");
    }
}
