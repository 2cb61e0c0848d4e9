package org.opnfv.doctor.functest.profile;

import static org.opnfv.doctor.functest.profile.NetworkRules.addresses;
import static org.opnfv.doctor.functest.profile.NetworkRules.bmcs;
import static org.opnfv.doctor.functest.profile.NetworkRules.cidr;
import static org.opnfv.doctor.functest.profile.NetworkRules.listen;
import static org.opnfv.doctor.functest.profile.NetworkRules.mapping;
import static org.opnfv.doctor.functest.profile.NetworkRules.places;
import static org.opnfv.doctor.functest.profile.NetworkRules.port;
import static org.opnfv.doctor.functest.profile.NetworkRules.url;
import static org.opnfv.doctor.functest.profile.SettingDefinition.of;
import static org.opnfv.doctor.functest.profile.ValueTypes.above0;
import static org.opnfv.doctor.functest.profile.ValueTypes.anyWhole;
import static org.opnfv.doctor.functest.profile.ValueTypes.choice;
import static org.opnfv.doctor.functest.profile.ValueTypes.flag;
import static org.opnfv.doctor.functest.profile.ValueTypes.from0;
import static org.opnfv.doctor.functest.profile.ValueTypes.text;
import static org.opnfv.doctor.functest.profile.ValueTypes.whole;

import java.util.List;
import java.util.Map;

/** All settings. Profiles, environment, options, {@code docs/profiles.md} and {@link Settings} agree on them. */
final class SettingDefinitions {

    private static final double HOUR = 3600;
    private static final int MINUTE_MS = 60_000;
    /** The network of the original harness. */
    static final String CIDR = "192.168.168.0/24";

    /** Alarms know their instance by its name. */
    static final String DISPLAY_NAME = "display-name";

    /** The scenario in which no host dies. */
    static final String MAINTENANCE = "maintenance";

    /** In the order of the documentation. */
    static final List<SettingDefinition> ALL = List.of(
            of("installer", choice(Choices.INSTALLERS), "embedded", "what the cloud was installed by")
                    .option("--installer")
                    .inherits("INSTALLER_TYPE"),
            of(
                    "hosts",
                    mapping(),
                    Map.of(),
                    "address of each compute host; one that is not here is looked up by its name"),
            of(
                            "controllers",
                            places(),
                            List.of(),
                            "addresses of the machines with the cloud's services; empty: those the installer tells")
                    .inherits("CONTROLLER_IPS"),
            of(
                            "installer_node.address",
                            text(),
                            null,
                            "machine that the cloud was installed from; null: found by libvirt where the installer can")
                    .inherits("INSTALLER_IP"),
            of("installer_node.user", text(), null, "user on it; null: the installer's own"),
            of("installer_node.key", text(), null, "private key file for it; null: ssh.key, else the installer's own"),
            of("installer_node.port", whole(1, 65535), null, "port of its SSH; null: as ~/.ssh/config says, else 22"),
            of(
                    "installer_node.jump",
                    choice(Choices.JUMPS),
                    "auto",
                    "whether hosts are reached through it; auto: those that do not answer our SSH"),
            of(
                    "ansible.inventory",
                    text(),
                    null,
                    "inventory on the deploy host, as kolla-ansible gets it with -i, or openstack_inventory.json; null: where it usually is"),
            of(
                    "ansible.inventory_command",
                    text(),
                    "ansible-inventory",
                    "program that lists it, such as the one in kolla-ansible's virtual environment"),
            of("run.instances", whole(1, 5000), 1L, "how many test instances to create")
                    .option("--instances")
                    .inherits("VM_COUNT"),
            of("run.iterations", whole(1, 10_000), 1L, "how often the fault is made and recovered from, and counted")
                    .option("--iterations"),
            of("run.warm_up", whole(0, 1000), 0L, "iterations that come first and are not counted")
                    .option("--warm-up"),
            of("run.sla", text(), null, "what has to hold, such as last<1s,p95<800ms,failures=0; null: nothing more")
                    .option("--sla"),
            of("run.host", text(), null, "compute host to fail; null: the host of an instance drawn by lot")
                    .option("--host"),
            of("run.host_address", text(), null, "address of that host, where hosts has none")
                    .inherits("COMPUTE_IP"),
            of("run.seed", anyWhole(), null, "seed to draw the host by, not with host; null: a new one each time")
                    .option("--seed"),
            of("run.threshold_s", above0(HOUR), 1.0, "latest a notification may come after detection")
                    .option("--threshold"),
            of("run.timeout_s", above0(HOUR), 30.0, "longest observation after the fault; not below threshold_s")
                    .option("--timeout"),
            of(
                            "run.alarm_match",
                            choice(Choices.ALARM_MATCHES),
                            "instance-id",
                            "what an alarm recognises its instance by")
                    .option("--alarm-match"),
            of("run.logs_dir", text(), "logs", "folder of the run folders").option("--logs-dir"),
            of("run.print_logs", flag(), false, "print each component log at the end; true when CI=true")
                    .option("--print-logs"),
            of("run.keep", flag(), false, "leave instances, alarms and the rest in place, for `clean` to undo")
                    .option("--keep"),
            of("run.verbose", flag(), false, "tell more on the console")
                    .option("--verbose")
                    .inherits("CI_DEBUG"),
            of(
                            "run.scenario",
                            choice(Choices.SCENARIOS),
                            "fault",
                            "what is tested: that a host dies, or planned maintenance of all hosts")
                    .option("--scenario"),
            of(
                            "monitor.kind",
                            choice(Choices.kinds("monitor.Monitor")),
                            "sample",
                            "who finds the host dead; none: nobody that we know of")
                    .option("--monitor")
                    .inherits("MONITOR_TYPE"),
            of("monitor.interval_ms", whole(1, MINUTE_MS), 100L, "from one probe to the next"),
            of("monitor.deadline_ms", whole(1, MINUTE_MS), 100L, "an answer later than this is a miss"),
            of("monitor.misses", whole(1, 100), 1L, "misses in a row that make a dead host"),
            of(
                    "monitor.probe",
                    choice(Choices.PROBES),
                    "auto",
                    "how a host is asked whether it lives; auto: icmp, or as embedded asks"),
            of("monitor.watch_all", flag(), false, "also watch the hosts that are to live, and tell which seemed dead")
                    .option("--watch-all"),
            of("monitor.port", port(), 7L, "port of the probes tcp and udp; that it refuses is an answer too for tcp"),
            of("fault.kind", choice(Choices.FAULTS), "link-down", "how the host is taken from the cloud")
                    .option("--fault"),
            of("fault.restore_after_s", above0(HOUR), 10.0, "how long until a host brings its link back by itself"),
            of("fault.interface", text(), null, "link to take down; null: the one that carries the host's address")
                    .inherits("INTERFACE_NAME"),
            of(
                    "bmc.urls",
                    bmcs(),
                    Map.of(),
                    "management controller of each host, by Redfish or IPMI, which switches its power"),
            of("bmc.user", text(), null, "user of theirs"),
            of(
                    "bmc.verify",
                    flag(),
                    true,
                    "whether their certificates are verified, by REQUESTS_CA_BUNDLE or Java's own"),
            of(
                            "ssh.user",
                            text(),
                            null,
                            "user on the hosts, one that is not root needs sudo; null: as ~/.ssh/config says, else as installed")
                    .inherits("COMPUTE_USER"),
            of(
                            "ssh.key",
                            text(),
                            null,
                            "private key file, which is offered first; null: those that ssh finds; an agent's count always")
                    .inherits("SSH_KEY"),
            of("ssh.port", whole(1, 65535), null, "port of the hosts' SSH; null: as ~/.ssh/config says, else 22"),
            of("ssh.hosts", mapping(), Map.of(), "address of each host for SSH, where it is another than for probes"),
            of(
                    "ssh.host_keys",
                    choice(Choices.HOST_KEYS),
                    null,
                    "what becomes of a host key that is not known yet; null: as ~/.ssh/config says, else accept-new"),
            of(
                    "ssh.known_hosts",
                    text(),
                    null,
                    "file of the known host keys; null: as ~/.ssh/config says, else ~/.ssh/known_hosts"),
            of("ssh.connect_timeout_s", above0(HOUR), 5.0, "longest wait for a connection"),
            of("ssh.command_timeout_s", above0(HOUR), 30.0, "longest wait for a login, and for a command on a host"),
            of("ssh.attempts", whole(1, 100), 3L, "how often a connection is tried"),
            of(
                            "inspector.kind",
                            choice(Choices.kinds("inspector.Inspector")),
                            "sample",
                            "who marks host and instances; none: whoever does it in the cloud")
                    .option("--inspector")
                    .inherits("INSPECTOR_TYPE"),
            of("inspector.url", url(), null, "where an external inspector takes the event, by PUT"),
            of("inspector.listen", listen(), "127.0.0.1", "address the Inspector listens on"),
            of("inspector.port", port(), 0L, "port the Inspector listens on; 0: a free one")
                    .inherits("INSPECTOR_PORT"),
            of("inspector.allow", addresses(), List.of(), "foreign monitors that may post events; empty: none"),
            of("inspector.all_projects", flag(), false, "also mark instances of other projects; put back in the end"),
            of(
                            "inspector.data_plane_status",
                            flag(),
                            false,
                            "also set the instances' ports DOWN in Neutron (data_plane_status); put back in the end")
                    .option("--data-plane-status"),
            of("inspector.parallel", whole(1, 256), 4L, "calls to Nova at a time for instances"),
            of("inspector.shortcut", flag(), false, "also send Nova's notifications on the bus, bypassing Nova")
                    .option("--shortcut"),
            of("consumer.listen", listen(), null, "address the Consumer listens on; null: ours on the way to Keystone"),
            of("consumer.port", port(), 0L, "port the Consumer listens on; 0: a free one"),
            of("consumer.url", url(), null, "base URL by which the cloud reaches it; null: made from the two above"),
            of(
                            "alarm.preset",
                            choice(Choices.PRESETS),
                            null,
                            "what an owner waits for; null: state-error, or event_type and query")
                    .option("--alarm-preset"),
            of("alarm.event_type", text(), null, "type of the event that an owner waits for, as Ceilometer names it"),
            of("alarm.query", text(), null, "its traits, such as state=active,host!={host}: not the host it booted on"),
            of("arming.hits", whole(1, 100), 2L, "probe notifications in a row that prove the path alive"),
            of("arming.interval_ms", whole(1, MINUTE_MS), 200L, "from one attempt to the next"),
            of("arming.timeout_s", above0(HOUR), 90.0, "longest wait for that proof"),
            of(
                            "patch.apply",
                            flag(),
                            true,
                            "configure controllers as a test needs it, and put that back; off: leave controllers as they are, and only say what they lack")
                    .option("--no-patch"),
            of("patch.timeout_s", above0(HOUR), 120.0, "longest wait for the services that are restarted for it"),
            of("boot.timeout_s", above0(HOUR), 120.0, "longest wait for the instances to be active"),
            of(
                    "restore.timeout_s",
                    above0(HOUR),
                    60.0,
                    "longest wait for the host to be back, and for what the cloud refuses to undo"),
            of("maintenance.admin_tool", choice(Choices.ADMIN_TOOLS), "sample", "the operator's side")
                    .option("--admin-tool"),
            of("maintenance.lead_s", above0(HOUR), 5.0, "from the first notice until the maintenance is due"),
            of("maintenance.reply_window_s", above0(HOUR), 120.0, "how long the owner has for each reply"),
            of("maintenance.host_time_s", above0(HOUR), 1.0, "how long the maintenance of a host takes at least"),
            of("maintenance.move", choice(Choices.MOVES), "migrate", "how the owner has its instances moved"),
            of(
                            "maintenance.reply",
                            choice(Choices.REPLIES),
                            "ack",
                            "how the owner's app manager replies to the questions in reply_to")
                    .option("--reply"),
            of("maintenance.reply_to", choice(Choices.QUESTIONS), "MAINTENANCE", "a state; else it agrees in time"),
            of(
                            "maintenance.fault_during",
                            choice(Choices.FAULTS_DURING),
                            Choices.NO_FAULT,
                            "which host falls silent while the first one is maintained: that one, or another")
                    .option("--fault-during"),
            of(
                            "image.name",
                            text(),
                            null,
                            "image to use, made when the cloud has none of that name; null: made for the run")
                    .inherits("IMAGE_NAME"),
            of("image.file", text(), null, "what that image is made from; null: 1 MiB of zeros"),
            of("image.format", choice(Choices.DISK_FORMATS), "raw", "its disk format"),
            of(
                    "flavor.name",
                    text(),
                    null,
                    "flavor to use, made when the cloud has none of that name; null: made for the run"),
            of("flavor.ram_mb", whole(1, 1 << 20), 64L, "memory of that flavor"),
            of("flavor.vcpus", whole(1, 1024), 1L, "its virtual processors"),
            of("flavor.disk_gb", whole(0, 1 << 16), 1L, "its root disk"),
            of(
                    "account.project",
                    text(),
                    null,
                    "project to use, made when the cloud has none of that name; null: made for the run"),
            of(
                    "account.user",
                    text(),
                    null,
                    "user to use, made when the cloud has none of that name; null: made for the run"),
            of("account.role", text(), "member", "role this user gets in this project"),
            of(
                    "network.name",
                    text(),
                    null,
                    "network to use, made when the cloud has none of that name; null: made for the run"),
            of("network.cidr", cidr(), CIDR, "its IPv4 range; the default widens with the instances"),
            of("cloud.name", text(), null, "cloud of clouds.yaml to use when neither OS_CLOUD nor OS_AUTH_URL is set"),
            of("cloud.clouds_yaml", text(), null, "that file; null: searched for as openstack does"),
            of("cloud.connect_timeout_s", above0(HOUR), 5.0, "longest wait for a connection to the cloud"),
            of(
                    "cloud.read_timeout_s",
                    above0(HOUR),
                    60.0,
                    "longest silence of the cloud; with connect_timeout_s, all of a call"),
            of("cloud.max_connections", whole(1, 1024), 32L, "connections to the cloud at a time"),
            of("bus.config", text(), null, "files with the cloud's transport_url; null: as the installer knows"),
            of("bus.cacert", text(), null, "authority of the bus's TLS; null: as bus.config says, else those of Java"),
            of("embedded.url", url(), null, "lab address of an embedded OpenStack elsewhere; null: one starts here"),
            of("embedded.release", choice(Choices.RELEASES), "2026.2", "release of OpenStack that it answers as")
                    .option("--release"),
            of("embedded.hosts", whole(1, 100), 3L, "compute hosts").option("--hosts"),
            of("embedded.alarm_cache_ttl_s", from0(HOUR), 0.2, "how long its Aodh remembers a project's alarms"),
            of("embedded.report_interval_s", above0(HOUR), 0.25, "from one heartbeat of a host to the next"),
            of("embedded.service_down_time_s", above0(HOUR), 1.0, "silence after which Nova shows a host down"),
            of("embedded.port", port(), 0L, "port of its Keystone; 0: a free one")
                    .option("--port"));

    private SettingDefinitions() {}
}
