package org.opnfv.doctor.functest.profile;

import java.util.Map;
import java.util.Set;

/** What values must hold to each other. Messages name both, each with its origin. */
record Consistency(Map<String, Value> values) {

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    /** Checks, and fits the defaults that depend on another value. */
    static void settle(Map<String, Value> values) throws ProfileException {
        Consistency consistency = new Consistency(values);
        consistency.hostOrSeed();
        consistency.notBelow("run.timeout_s", "run.threshold_s", "an instance would be missing before it is late");
        consistency.above(
                "embedded.service_down_time_s",
                "embedded.report_interval_s",
                "a host would be down between two heartbeats");
        consistency.differentPorts();
        consistency.reachableConsumer();
        consistency.roomForInstances();
        consistency.linkStaysDown();
    }

    private void hostOrSeed() throws ProfileException {
        if (at("run.host").value() != null && at("run.seed").value() != null) {
            throw conflict("run.host", "run.seed", "they exclude each other: leave one out");
        }
    }

    private void notBelow(String path, String floor, String otherwise) throws ProfileException {
        if (number(path) < number(floor)) {
            throw conflict(path, floor, path + " must not be below " + floor + ": " + otherwise);
        }
    }

    private void above(String path, String floor, String otherwise) throws ProfileException {
        if (number(path) <= number(floor)) {
            throw conflict(path, floor, path + " must be above " + floor + ": " + otherwise);
        }
    }

    private void differentPorts() throws ProfileException {
        Object port = at("inspector.port").value();
        if (!port.equals(0L) && port.equals(at("consumer.port").value())) {
            throw conflict("inspector.port", "consumer.port", "they must differ: each listens on a port of its own");
        }
    }

    /** Every address of this machine is none that the cloud could send an alarm to. */
    private void reachableConsumer() throws ProfileException {
        if (EVERY_ADDRESS.contains(at("consumer.listen").text())
                && at("consumer.url").value() == null) {
            throw conflict(
                    "consumer.listen", "consumer.url", "set consumer.url to the address by which the cloud reaches it");
        }
    }

    private void roomForInstances() throws ProfileException {
        Value written = at("network.cidr");
        int instances = Math.toIntExact((Long) at("run.instances").value());
        Cidr cidr = Cidr.parse(written.text());
        Cidr wide = cidr.widenedFor(instances);
        if (written.origin().layer() == Origin.Layer.DEFAULT) {
            values.put("network.cidr", new Value("network.cidr", wide.toString(), written.origin()));
        } else if (cidr.room() < instances && at("network.name").value() == null) {
            throw conflict(
                    "network.cidr",
                    "run.instances",
                    "network.cidr has room for " + cidr.room() + " instances: use " + wide + " or wider");
        }
    }

    /** Where others are waited for, the host stays away as long as that is done. */
    private void linkStaysDown() {
        Value after = at("fault.restore_after_s");
        if (!"sample".equals(at("monitor.kind").value()) && after.origin().layer() == Origin.Layer.DEFAULT) {
            values.put(after.path(), new Value(after.path(), number("run.timeout_s") + 1, after.origin()));
        }
    }

    private Value at(String path) {
        return values.get(path);
    }

    private double number(String path) {
        return (Double) at(path).value();
    }

    private ProfileException conflict(String path, String other, String what) {
        return new ProfileException(named(path) + " and " + named(other) + ": " + what);
    }

    private String named(String path) {
        return path + " = " + at(path).text() + " (" + at(path).origin() + ")";
    }
}
