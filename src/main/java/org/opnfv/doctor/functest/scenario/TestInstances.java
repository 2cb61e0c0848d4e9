package org.opnfv.doctor.functest.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.run.Manifest;

/**
 * The instances of a test, active, each with its alarm.
 *
 * @param instances in the order of their numbers, at least one
 * @param alarms alarm ids by instance name
 */
public record TestInstances(List<Instance> instances, Map<String, String> alarms) {

    /** The one with number 1. */
    public Instance first() {
        return instances.get(0);
    }

    /** The ids of those on a host. */
    public List<String> on(String host) {
        return instances.stream()
                .filter(instance -> host.equals(instance.host()))
                .map(Instance::id)
                .toList();
    }

    /** The ids of all. */
    public List<String> ids() {
        return instances.stream().map(Instance::id).toList();
    }

    /** All as the manifest lists them; {@code ids} has the ids by name. */
    public List<Manifest.TestInstance> forManifest(Map<String, String> ids) {
        List<Manifest.TestInstance> all = new ArrayList<>();
        Map<String, String> hosts = new LinkedHashMap<>();
        instances.forEach(instance -> hosts.put(instance.id(), instance.host()));
        ids.forEach((name, id) -> all.add(new Manifest.TestInstance(name, id, hosts.get(id), alarms.get(name))));
        return all;
    }
}
