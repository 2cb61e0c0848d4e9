package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Undo;

/** Deletes instances and waits until Nova does not list them any more. */
final class InstancesGone implements Undo {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Compute compute;
    private final Duration timeout;

    InstancesGone(Compute compute, Duration timeout) {
        this.compute = compute;
        this.timeout = timeout;
    }

    @Override
    public Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new LinkedHashMap<>();
        try {
            Map<Change, Instance> there = there(batch);
            Map<Change, String> refused = new LinkedHashMap<>();
            Parallel.map(List.copyOf(there.keySet()), change -> {
                delete(change, there.get(change), refused);
                return null;
            });
            boolean gone = Wait.within("the instances are deleted", timeout, POLL, () -> {
                there.keySet().retainAll(there(batch).keySet());
                return refused.keySet().containsAll(there.keySet());
            });
            there.forEach((change, instance) -> failed.put(
                    change,
                    refused.getOrDefault(
                            change,
                            gone
                                    ? "still there"
                                    : "still there after " + timeout.toSeconds() + " s, status " + instance.status())));
        } catch (CloudException | ScenarioException e) {
            batch.forEach(change -> failed.put(change, e.getMessage()));
        }
        return failed;
    }

    private void delete(Change change, Instance instance, Map<Change, String> refused) {
        try {
            compute.deleteInstance(instance.id());
        } catch (CloudException e) {
            synchronized (refused) {
                refused.put(change, e.getMessage());
            }
        }
    }

    /** Names are unique to the run, ids are surer still where they are known. */
    private Map<Change, Instance> there(List<Change> batch) {
        List<Instance> all = compute.instances(InstanceFilter.everyones().named(Names.instancePrefix()));
        Map<String, Instance> byId = all.stream().collect(Collectors.toMap(Instance::id, Function.identity()));
        Map<String, Instance> byName =
                all.stream().collect(Collectors.toMap(Instance::name, Function.identity(), (one, other) -> one));
        Map<Change, Instance> there = new LinkedHashMap<>();
        for (Change change : batch) {
            Instance instance = change.id() == null ? byName.get(change.name()) : byId.get(change.id());
            if (instance != null) {
                there.put(change, instance);
            }
        }
        return there;
    }
}
