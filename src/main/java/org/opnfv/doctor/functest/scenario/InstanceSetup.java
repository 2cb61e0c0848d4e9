package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.InstanceSpec;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;

/** Boots the test instances and finds out on which hosts they run. */
public final class InstanceSetup {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REASON_TIMEOUT = Duration.ofSeconds(3);

    private final TestBed bed;
    private final Ledger ledger;
    private final ResourceNames names;
    private final Plan plan;

    /** Does nothing yet. */
    public InstanceSetup(TestBed bed, Ledger ledger, ResourceNames names, Plan plan) {
        this.bed = bed;
        this.ledger = ledger;
        this.names = names;
        this.plan = plan;
    }

    /** Requests all of them; returns their ids by name, in order. */
    public Map<String, String> create() {
        return create(names.instances(plan.instances()));
    }

    /** The same of instances with these names. */
    public Map<String, String> create(List<String> called) {
        return create(called, Optional.empty());
    }

    /** The same in a group, if one is named by its id. */
    public Map<String, String> create(List<String> called, Optional<String> group) {
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        called.forEach(name -> wanted.put(name, Map.of()));
        List<Change> changes = ledger.intend(ChangeKinds.INSTANCE, wanted);
        try (Placement placement = placement()) {
            List<String> ids = Parallel.map(changes, change -> {
                String id = placement.cloud().compute().createInstance(spec(change.name(), group));
                ledger.made(change, id);
                return id;
            });
            Map<String, String> byName = new LinkedHashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                byName.put(changes.get(i).name(), ids.get(i));
            }
            return byName;
        }
    }

    /** Waits until all are active; returns them with their hosts, in the order of {@code ids}. */
    public List<Instance> awaitActive(Map<String, String> ids, Interruption interruption) {
        Map<String, Instance> seen = new HashMap<>();
        Wait.until("all " + ids.size() + " instances are active", plan.bootTimeout(), POLL, () -> {
            interruption.check();
            seen.clear();
            seen.putAll(list());
            ids.forEach((name, id) -> requireOurs(name, id, seen.get(id)));
            failed(seen, ids).ifPresent(instance -> {
                throw new ScenarioException(
                        "instance " + instance.name() + " did not boot: " + fault(instance, interruption), null);
            });
            return ids.values().stream()
                    .allMatch(id ->
                            seen.containsKey(id) && "ACTIVE".equals(seen.get(id).status()));
        });
        return ids.values().stream().map(seen::get).toList();
    }

    private static Optional<Instance> failed(Map<String, Instance> seen, Map<String, String> ids) {
        return seen.values().stream()
                .filter(instance -> ids.containsValue(instance.id()) && "ERROR".equals(instance.status()))
                .findFirst();
    }

    private String fault(Instance failed, Interruption interruption) {
        return fault(failed, () -> {
            interruption.check();
            return bed.admin().compute().instance(failed.id());
        });
    }

    /** The reason of the failure. Nova writes the state first and the reason a moment later. */
    static String fault(Instance failed, Supplier<Optional<Instance>> again) {
        AtomicReference<Optional<Instance>> shown = new AtomicReference<>(Optional.of(failed));
        Wait.within("Nova says why instance " + failed.name() + " failed", REASON_TIMEOUT, POLL, () -> {
            if (reason(shown.get()).isEmpty()) {
                shown.set(again.get());
            }
            return reason(shown.get()).isPresent() || shown.get().isEmpty();
        });
        return reason(shown.get()).orElse("Nova names no fault");
    }

    private static Optional<String> reason(Optional<Instance> instance) {
        return instance.map(Instance::fault);
    }

    /** The instance will be marked as failed, so it must not be a foreign one. */
    private static void requireOurs(String name, String id, Instance there) {
        if (there != null && !there.name().equals(name)) {
            throw new ScenarioException(
                    "Nova answered the creation of instance " + name + " with the id of " + there.name() + ", " + id,
                    null);
        }
    }

    private Map<String, Instance> list() {
        return bed
                .admin()
                .compute()
                .instances(InstanceFilter.everyones().named(ResourceNames.instancePrefix()))
                .stream()
                .collect(Collectors.toMap(Instance::id, Function.identity()));
    }

    private InstanceSpec spec(String name, Optional<String> group) {
        return new InstanceSpec(
                name,
                bed.imageId(),
                bed.flavorId(),
                bed.networkId(),
                Map.of(ResourceNames.RUN, names.runId()),
                Optional.ofNullable(plan.host()),
                group);
    }

    private Placement placement() {
        if (plan.host() == null) {
            return new Placement(bed.owner(), false);
        }
        return bed.projectId().equals(bed.admin().projectId())
                ? new Placement(bed.admin(), false)
                : new Placement(bed.admin().inProject(bed.projectId()), true);
    }

    /** Who requests the instances: their owner, or the admin in the owner's project when a host is named. */
    private record Placement(Cloud cloud, boolean own) implements AutoCloseable {
        @Override
        public void close() {
            if (own) {
                cloud.close();
            }
        }
    }
}
