package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.maintenance.CloudOperations;
import org.opnfv.doctor.functest.maintenance.HostLoad;
import org.opnfv.doctor.functest.maintenance.InstanceAction;
import org.opnfv.doctor.functest.maintenance.Notices;
import org.opnfv.doctor.functest.maintenance.RefusedException;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;

/** What the admin tool does to the run's cloud. The ledger has the hosts before the tool begins, and each move before it is made. */
final class NovaOperations implements CloudOperations {
    private static final Duration POLL = Duration.ofMillis(200);
    /** One answer that does not come is not the end. */
    private static final Duration TO_LIST = Duration.ofSeconds(20);
    /** Nova shows soon that it has begun to move an instance. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(3);

    private final RunContext context;
    private final Compute compute;
    private final Publisher publisher;
    private final String project;
    private final String reason;
    private final Consumer<String> work;
    private final int vcpus;
    private final int each;
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    /** Does nothing yet; {@code work} is what is done with an empty host. */
    NovaOperations(AdminToolKind.Request request, Consumer<String> work) {
        context = request.context();
        compute = context.admin().compute();
        publisher = request.publisher();
        project = request.owner().projectId();
        reason = context.names().disabledReason();
        this.work = work;
        vcpus = request.hosts().vcpus();
        each = vcpus / MaintenanceScenario.ON_EACH_HOST;
    }

    @Override
    public List<HostLoad> loads(Collection<String> hosts) {
        Map<String, List<String>> on = new HashMap<>();
        AtomicReference<List<Instance>> all = new AtomicReference<>();
        Wait.until("Nova lists the instances", TO_LIST, POLL, () -> {
            all.set(compute.instances(InstanceFilter.everyones()));
            return true;
        });
        all.get().stream()
                .filter(instance -> instance.host() != null && hosts.contains(instance.host()))
                .forEach(instance -> {
                    requireOurs(instance);
                    on.computeIfAbsent(instance.host(), host -> new ArrayList<>())
                            .add(instance.id());
                });
        return hosts.stream()
                .map(host -> {
                    List<String> there = on.getOrDefault(host, List.of());
                    return new HostLoad(host, vcpus, there.size() * each, there);
                })
                .toList();
    }

    @Override
    public void disable(String host) {
        ComputeService service = compute.computeService(host);
        if (!service.enabled() && !service.isDisabledFor(reason)) {
            throw new ScenarioException("host " + host + " is disabled by others, and a test leaves it to them", null);
        }
        asked(() -> compute.disable(host, reason));
    }

    @Override
    public void enable(String host) {
        ComputeService service = compute.computeService(host);
        if (service.isDisabledFor(reason)) {
            asked(() -> compute.enable(host));
        } else if (!service.enabled()) {
            throw new ScenarioException("host " + host + " is disabled by others, and a test leaves it to them", null);
        }
    }

    /** What Nova answers by an error is refused; without an answer nothing is known. */
    private static void asked(Runnable call) {
        try {
            call.run();
        } catch (CloudException e) {
            throw e.status() == 0 ? e : new RefusedException(e.getMessage(), e);
        }
    }

    /** What others have made is never moved, though it came while the test went on. */
    private void requireOurs(Instance instance) {
        boolean ours = project.equals(instance.projectId())
                && context.names().runId().equals(instance.metadata().get(ResourceNames.RUN));
        if (!ours) {
            throw new ScenarioException(
                    "host " + instance.host() + " has the instance " + instance.name() + " (" + instance.id()
                            + ") of others now, which a test never moves",
                    null);
        }
    }

    @Override
    public void move(String instance, String host, InstanceAction action) {
        requireOurs(compute.instance(instance)
                .orElseThrow(() -> new ScenarioException("instance " + instance + " does not exist any more", null)));
        context.ledger().intend(ChangeKinds.MOVED, instance, Map.of("from", host));
        asked(() -> {
            switch (action) {
                case MIGRATE -> compute.migrate(instance);
                case LIVE_MIGRATE -> compute.migrateLive(instance);
            }
        });
        long asked = System.nanoTime();
        Wait.until("instance " + instance + " has left " + host, context.plan().bootTimeout(), POLL, () -> {
            Instance now = compute.instance(instance)
                    .orElseThrow(
                            () -> new ScenarioException("instance " + instance + " does not exist any more", null));
            boolean settled = now.status().equals("ACTIVE") && now.taskState() == null;
            if (now.status().equals("ERROR")) {
                throw new RefusedException("instance " + now.name() + " is in error: " + now.fault(), null);
            }
            if (now.status().equals("VERIFY_RESIZE") && now.taskState() == null) {
                compute.confirmMove(instance);
            } else if (settled && host.equals(now.host()) && System.nanoTime() - asked > TO_BEGIN.toNanos()) {
                throw new RefusedException(
                        "Nova took the migration of " + now.name() + " and left it on " + host
                                + ": see nova-scheduler's log, no host may have room for it",
                        null);
            }
            return settled && !host.equals(now.host());
        });
    }

    @Override
    public void maintain(String host) {
        work.accept(host);
    }

    @Override
    public void publish(String eventType, Map<String, Object> payload) {
        published.add(Notices.key(payload));
        publisher.publish(eventType, payload);
    }

    /** The notices that it has published, by their {@link Notices#key keys}. */
    Set<String> published() {
        return Set.copyOf(published);
    }
}
