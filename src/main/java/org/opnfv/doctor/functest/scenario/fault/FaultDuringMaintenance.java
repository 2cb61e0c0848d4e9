package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.fault.Fault;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.monitor.Watch;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.Account;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.AlarmReadiness;
import org.opnfv.doctor.functest.scenario.AlarmSetup;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.Restore;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.TestInstances;
import org.opnfv.doctor.functest.scenario.Tunnels;
import org.opnfv.doctor.functest.scenario.Wait;

/**
 * A fault while something else goes on with the hosts, with a chain of its own from the Monitor to the owners: of a host in maintenance,
 * whose silence must be told to nobody, or of another one, which must be told like any other fault.
 */
public final class FaultDuringMaintenance implements AutoCloseable {
    private static final long FIRST_ANSWER_MS = 5_000;
    private static final Duration POLL = Duration.ofMillis(50);
    /** Longer than the owner's part may take, by so much. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private final RunContext context;
    private final Consumer consumer;
    private final MonitorInspectorChain chain;
    private final Tunnels tunnels;
    private Map<String, String> ids = Map.of();
    private Map<String, String> alarms = Map.of();

    private FaultDuringMaintenance(
            RunContext context, Consumer consumer, MonitorInspectorChain chain, Tunnels tunnels) {
        this.context = context;
        this.consumer = consumer;
        this.chain = chain;
        this.tunnels = tunnels;
    }

    /** Opens Inspector and Consumer. */
    public static FaultDuringMaintenance open(RunContext context) {
        Consumer consumer = SingleRun.consumer(context);
        MonitorInspectorChain chain = null;
        try {
            chain = MonitorInspectorChain.open(context);
            return new FaultDuringMaintenance(context, consumer, chain, Tunnels.open(context, consumer));
        } catch (RuntimeException e) {
            consumer.close();
            if (chain != null) {
                chain.close();
            }
            throw e;
        }
    }

    /** The longest that a fault of either takes: its rehearsal, what is observed, and the way back of the host and of what is on it. */
    public static Duration longest(Plan plan) {
        Duration back = plan.fault().kind().patience(plan.restoreTimeout());
        return Duration.ofMillis(FIRST_ANSWER_MS)
                .plus(plan.arming().timeout())
                .plus(plan.observeTimeout())
                .plus(back.multipliedBy(3))
                .plus(plan.restoreTimeout())
                .plus(plan.bootTimeout());
    }

    /** The Inspector is told that a host is in maintenance, or no more. */
    public void maintenance(String host, boolean begins) {
        chain.inspection().maintenance(host, begins);
    }

    /** Makes the alarms of these instances; returns their ids by the instances' names. */
    public Map<String, String> expect(Account.Owner owner, List<Instance> active) {
        AlarmSetup setup = setup(owner);
        ids = new LinkedHashMap<>();
        active.forEach(instance -> ids.put(instance.name(), instance.id()));
        List<Query> conditions = context.plan().alarm().on(null);
        alarms = setup.create(
                List.copyOf(ids.keySet()),
                name -> Stream.concat(Stream.of(Query.eq("traits.instance_id", ids.get(name))), conditions.stream())
                        .toList());
        alarms.forEach((name, alarm) ->
                consumer.expect(alarm, ids.get(name), traits -> AlarmCondition.holds(conditions, traits)));
        return alarms;
    }

    /** Proves that such alarms are heard, and learns what Nova's clock shows. */
    public void prove(Account.Owner owner, Instance one) {
        AlarmReadiness readiness = new AlarmReadiness(
                context.plan().arming(), owner.cloud().compute(), setup(owner), consumer, context.interruption());
        new PathProof(context, context.names().of(ResourceNames.PROBE_ALARM), consumer.alarmUrl())
                .by(one.id(), () -> readiness.byRenaming(one.id(), one.name()));
    }

    private AlarmSetup setup(Account.Owner owner) {
        return new AlarmSetup(
                owner.cloud(),
                context.ledger(),
                consumer,
                context.names(),
                context.plan().alarm(),
                false);
    }

    /** The fault of a host that nobody maintains now: its owners must be told. Afterwards it is back, and its instances are active. */
    public void otherwise(String host) {
        TestInstances there = now();
        chain.refresh(there);
        // Maintenance has moved some since the record was begun, and it must say whose owners are expected.
        context.folder().update(draft -> draft.instances(there.forManifest(ids)));
        new FaultExperiment(context, consumer, chain, host, there.on(host), target -> true, tunnels).run();
        undone();
        Wait.until(
                "the instances of " + host + " are active again",
                context.plan().bootTimeout(),
                POLL,
                () -> now().instances().stream()
                        .allMatch(instance -> instance.status().equals("ACTIVE")));
    }

    private TestInstances now() {
        Map<String, String> ours = new HashMap<>(alarms);
        return new TestInstances(
                context.admin().compute().instances(InstanceFilter.everyones()).stream()
                        .filter(instance -> ours.containsKey(instance.name()))
                        .toList(),
                alarms);
    }

    /** What became of the silence of a host in maintenance: whether the Monitor found it dead, and how many owners were told. */
    public record Silence(boolean detected, int told) {}

    /** The fault of a host that is maintained: nobody may be told. Afterwards it is back; {@code look} is done just before. */
    public Silence inMaintenance(String hostName, Runnable look) {
        Host host = context.site().host(hostName);
        FaultSetup faults = new FaultSetup(context, host);
        TestInstances all = now();
        chain.refresh(all);
        try (Watch watch = chain.watch(hostName, faults::probe)) {
            consumer.open(context.logs().of(Component.CONSUMER), watch::detected);
            watch.start();
            if (!watch.awaitFirstAnswer(FIRST_ANSWER_MS)) {
                throw new ScenarioException("host " + hostName + " does not answer probes", null);
            }
            Fault fault = faults.fault();
            // The second is undone first: an Inspector that has not heard of the maintenance forces the host down.
            List<Change> announced = List.of(
                    context.ledger().intend(fault.kind().word(), hostName, fault.details()),
                    context.ledger().intend(ChangeKinds.FORCED_DOWN, hostName, Map.of()));
            Set<String> names = Stream.concat(Stream.of(hostName), faults.address().stream())
                    .collect(Collectors.toSet());
            chain.inspection().expect(hostName, names, watch::reported);
            if (watch.detected().isPresent()) {
                context.ledger().withdraw(announced);
                throw new ScenarioException(
                        "the monitor took " + hostName
                                + " for dead before the fault: raise monitor.deadline_ms or monitor.misses",
                        null);
            }
            fault.inject(() -> watch.detected().isPresent());
            boolean detected = Wait.within(
                    hostName + " is found dead",
                    context.plan().observeTimeout(),
                    POLL,
                    () -> watch.detected().isPresent());
            Duration owners = Duration.ofMillis(
                            (long) (context.folder().manifest().thresholdS() * 1000))
                    .plus(SLACK);
            boolean told = Wait.within("an owner is told", owners, POLL, () -> told(all) > 0);
            watch.trouble().ifPresent(line -> {
                throw new ScenarioException(line, null);
            });
            look.run();
            return new Silence(detected, told ? told(all) : 0);
        } catch (IOException e) {
            throw new ScenarioException("the monitor of " + hostName + " cannot work: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        } finally {
            consumer.shut();
            undone();
        }
    }

    private int told(TestInstances all) {
        return (int) all.ids().stream()
                .filter(id -> consumer.notifications().of(id).isPresent() || consumer.cameEarly(id))
                .count();
    }

    private void undone() {
        List<String> errors = Restore.fault(context);
        if (!errors.isEmpty()) {
            throw new ScenarioException("the fault could not be undone: " + errors.get(0), null);
        }
    }

    @Override
    public void close() {
        tunnels.close();
        chain.close();
        consumer.close();
    }
}
