package org.opnfv.doctor.functest.profile;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts checked values, by path, into the records. */
final class SettingsBinder {

    /** The network of the original harness. */
    static final String CIDR = "192.168.168.0/24";

    private final Map<String, Object> values;

    private SettingsBinder(Map<String, Object> values) {
        this.values = values;
    }

    static Settings defaults() {
        Map<String, Object> values = new HashMap<>();
        Keys.ALL.forEach(key -> values.put(key.path(), key.fallback()));
        return bind(values);
    }

    /** The records of these values; every path must be there. */
    static Settings bind(Map<String, Object> values) {
        return new SettingsBinder(values).settings();
    }

    private Settings settings() {
        return new Settings(
                text("installer"),
                addresses("hosts"),
                texts("controllers"),
                new Settings.InstallerNode(
                        text("installer_node.address"),
                        text("installer_node.user"),
                        text("installer_node.key"),
                        wholeOrNull("installer_node.port"),
                        text("installer_node.jump")),
                run(),
                new Settings.Monitor(
                        whole("monitor.interval_ms"),
                        whole("monitor.deadline_ms"),
                        whole("monitor.misses"),
                        text("monitor.probe"),
                        whole("monitor.port")),
                new Settings.Fault(text("fault.kind"), number("fault.restore_after_s"), text("fault.interface")),
                ssh(),
                new Settings.Inspector(
                        text("inspector.listen"),
                        whole("inspector.port"),
                        texts("inspector.allow"),
                        flag("inspector.all_projects"),
                        whole("inspector.parallel")),
                new Settings.Consumer(text("consumer.listen"), whole("consumer.port"), text("consumer.url")),
                new Settings.Arming(whole("arming.hits"), whole("arming.interval_ms"), number("arming.timeout_s")),
                new Settings.Patch(flag("patch.apply"), number("patch.timeout_s")),
                new Settings.Boot(number("boot.timeout_s")),
                new Settings.Restore(number("restore.timeout_s")),
                new Settings.Image(text("image.name"), text("image.file"), text("image.format")),
                new Settings.Flavor(
                        text("flavor.name"), whole("flavor.ram_mb"), whole("flavor.vcpus"), whole("flavor.disk_gb")),
                new Settings.Account(text("account.project"), text("account.user"), text("account.role")),
                new Settings.Network(text("network.name"), text("network.cidr")),
                new Settings.Cloud(
                        text("cloud.name"),
                        text("cloud.clouds_yaml"),
                        number("cloud.connect_timeout_s"),
                        number("cloud.read_timeout_s"),
                        whole("cloud.max_connections")),
                new Settings.Bus(text("bus.config")),
                embedded());
    }

    private Settings.Run run() {
        return new Settings.Run(
                whole("run.instances"),
                whole("run.iterations"),
                whole("run.warm_up"),
                text("run.sla"),
                text("run.host"),
                text("run.host_address"),
                (Long) value("run.seed"),
                number("run.threshold_s"),
                number("run.timeout_s"),
                AlarmMatch.of(text("run.alarm_match")),
                text("run.logs_dir"),
                flag("run.print_logs"),
                flag("run.keep"),
                flag("run.verbose"));
    }

    private Settings.Ssh ssh() {
        return new Settings.Ssh(
                text("ssh.user"),
                text("ssh.key"),
                wholeOrNull("ssh.port"),
                addresses("ssh.hosts"),
                text("ssh.host_keys"),
                text("ssh.known_hosts"),
                number("ssh.connect_timeout_s"),
                number("ssh.command_timeout_s"),
                whole("ssh.attempts"));
    }

    private Settings.Embedded embedded() {
        return new Settings.Embedded(
                text("embedded.url"),
                whole("embedded.hosts"),
                number("embedded.alarm_cache_ttl_s"),
                number("embedded.report_interval_s"),
                number("embedded.service_down_time_s"),
                whole("embedded.port"));
    }

    private Object value(String path) {
        if (!values.containsKey(path)) {
            throw new IllegalArgumentException("no value for " + path);
        }
        return values.get(path);
    }

    private String text(String path) {
        return (String) value(path);
    }

    private int whole(String path) {
        return Math.toIntExact((Long) value(path));
    }

    private Integer wholeOrNull(String path) {
        return value(path) == null ? null : Integer.valueOf(whole(path));
    }

    private double number(String path) {
        return (Double) value(path);
    }

    private boolean flag(String path) {
        return (Boolean) value(path);
    }

    private Map<String, String> addresses(String path) {
        Map<String, String> addresses = new LinkedHashMap<>();
        ((Map<?, ?>) value(path)).forEach((name, address) -> addresses.put((String) name, (String) address));
        return Collections.unmodifiableMap(addresses);
    }

    private List<String> texts(String path) {
        return ((List<?>) value(path)).stream().map(String.class::cast).toList();
    }
}
