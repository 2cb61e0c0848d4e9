package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.UndoAction;

/** Deletes instances, and waits until Nova has none of them left. */
record DeleteInstances(Compute compute, Duration timeout, RetryableFailures failures) implements UndoAction {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TO_BEGIN = Duration.ofSeconds(2);

    @Override
    public Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new LinkedHashMap<>();
        try {
            Map<Change, Instance> there = there(batch);
            Map<Change, String> refused = new ConcurrentHashMap<>();
            Parallel.map(List.copyOf(there.keySet()), change -> {
                delete(change, there.get(change), refused);
                return null;
            });
            long asked = System.nanoTime();
            boolean gone = Wait.within("the instances are deleted", timeout, POLL, () -> {
                Map<Change, Instance> left = there(List.copyOf(there.keySet()));
                there.keySet().retainAll(left.keySet());
                if (System.nanoTime() - asked > TO_BEGIN.toNanos()) {
                    left.forEach((change, instance) -> begun(change, instance, refused));
                }
                return refused.keySet().containsAll(there.keySet());
            });
            there.forEach((change, instance) -> failed.put(
                    change,
                    refused.getOrDefault(
                            change,
                            gone
                                    ? "still there"
                                    : "still there after " + timeout.toSeconds() + " s, status " + instance.status())));
        } catch (CloudException e) {
            batch.forEach(change -> failed.put(change, failures.add(change, e)));
        } catch (ScenarioException e) {
            batch.forEach(change -> failed.put(change, e.getMessage()));
        }
        return failed;
    }

    /** Nova shows at once that it deletes an instance. A deletion that has not begun must be requested again. */
    private void begun(Change change, Instance instance, Map<Change, String> refused) {
        if (instance.taskState() == null) {
            refused.computeIfAbsent(
                    change, c -> failures.add(c, "Nova took its deletion and left it, status " + instance.status()));
        }
    }

    private void delete(Change change, Instance instance, Map<Change, String> refused) {
        try {
            compute.deleteInstance(instance.id());
        } catch (CloudException e) {
            refused.put(change, failures.add(change, e));
        }
    }

    /** Looks in one listing. An instance that it does not show may have another name by now, and is asked for by its id. */
    private Map<Change, Instance> there(List<Change> batch) {
        List<Instance> listed = compute.instances(InstanceFilter.everyones().named(ResourceNames.instancePrefix()));
        Map<Change, Instance> there = new ConcurrentHashMap<>();
        Parallel.map(batch, change -> {
            listed.stream()
                    .filter(instance -> instance.id().equals(change.id()) && isOurs(instance, change))
                    .findFirst()
                    .or(() -> renamed(change))
                    .or(() -> listed.stream()
                            .filter(instance -> ResourceNames.isOf(change.name(), instance.name()))
                            .findFirst())
                    .ifPresent(instance -> there.put(change, instance));
            return null;
        });
        return there;
    }

    private Optional<Instance> renamed(Change change) {
        return Optional.ofNullable(change.id()).flatMap(compute::instance).filter(instance -> isOurs(instance, change));
    }

    /** A cloud may have returned the id of a foreign instance. Nova may show a deleted instance for a moment. */
    private static boolean isOurs(Instance instance, Change change) {
        return !"DELETED".equals(instance.status())
                && (ResourceNames.isOf(change.name(), instance.name())
                        || change.name().endsWith("-" + instance.metadata().get(ResourceNames.RUN)));
    }
}
