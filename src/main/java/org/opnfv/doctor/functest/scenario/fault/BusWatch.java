package org.opnfv.doctor.functest.scenario.fault;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.bus.EventFilter;
import org.opnfv.doctor.functest.bus.Tap;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.AlarmTransition;
import org.opnfv.doctor.functest.cloud.Alarming;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.Manifest.TestInstance;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.NotificationPathCheck;
import org.opnfv.doctor.functest.scenario.Parallel;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.slf4j.Logger;

/**
 * Follows the fault through the cloud by its message bus, where that is reachable. An error is written to the bus's log and does not stop
 * the measurement.
 */
final class BusWatch implements AutoCloseable {
    private static final Duration STRAGGLERS = Duration.ofSeconds(1);

    private final Alarming alarming;
    private final Set<String> instances;
    private final Logger log;
    private final Tap tap;

    private BusWatch(Alarming alarming, Set<String> instances, Logger log, Tap tap) {
        this.alarming = alarming;
        this.instances = instances;
        this.log = log;
        this.tap = tap;
    }

    /** Starts to listen for what the owners of these instances wait for, which are on that host. */
    static BusWatch open(RunContext context, String host, List<String> instances) {
        Logger log = context.logs().of(Component.BUS);
        Set<String> ids = new HashSet<>(instances);
        Tap tap = CloudBus.tap(context, filter(context, host)).orElse(null);
        return new BusWatch(context.admin().alarming(), ids, log, tap);
    }

    private static EventFilter filter(RunContext context, String host) {
        AlarmCondition alarm = context.plan().alarm();
        List<Query> conditions = alarm.on(host);
        // Nova and Ceilometer write states as they are.
        List<String> states = conditions.stream()
                .filter(one -> one.field().equals("traits.state") && one.op().equals("eq"))
                .map(Query::value)
                .toList();
        return EventFilter.instances(alarm.eventType(), states, traits -> AlarmCondition.holds(conditions, traits));
    }

    /** The fault is made now: what passed before is about something else. */
    void begin() {
        if (tap != null) {
            tap.forget();
        }
    }

    /** After the observation: waits for messages still on their way, and asks Aodh when it decided. */
    void settle(List<TestInstance> all) throws InterruptedException {
        if (tap == null) {
            return;
        }
        if (!tap.write(instances, STRAGGLERS)) {
            log.info("doctor bus did not show the whole way of every instance");
        }
        List<TestInstance> ours = all.stream()
                .filter(instance -> instances.contains(instance.id()) && instance.alarm() != null)
                .toList();
        try {
            Parallel.map(ours, this::evaluated);
        } catch (CloudException e) {
            log.warn("doctor bus does not know when alarms were evaluated: {}", e.getMessage());
        }
    }

    /** The broken link on the way to the owner of that instance; empty where it is not followed, or begins with others. */
    Optional<String> broken(RunContext context, TestInstance instance, Consumer consumer) {
        if (tap == null || !context.plan().alarm().equals(AlarmCondition.STATE_ERROR)) {
            return Optional.empty();
        }
        Map<String, Map<String, Integer>> passed = tap.passed(instance.id());
        // What Nova told on the bus, the Inspector has brought about.
        if (passed.isEmpty() && !isInError(context, instance)) {
            return Optional.of(
                    "Inspector: Nova does not show the instance in error, so that it had nothing to tell of: see"
                            + " inspector.log");
        }
        if (!tap.isWhole()) {
            return Optional.of(
                    "not all of the message bus was heard, so it is not seen where the way is broken: see bus.log");
        }
        // After earlier faults it stays in that state.
        boolean fired = !consumer.isRepeated()
                && instance.alarm() != null
                && NotificationPathCheck.hasFired(() -> alarming.alarm(instance.alarm()));
        boolean called = consumer.notifications().of(instance.id()).isPresent() || consumer.cameEarly(instance.id());
        try (NotificationPathCheck path = NotificationPathCheck.of(context.site())) {
            return Optional.of(path.broken(passed, fired, called, consumer.alarmUrl()));
        }
    }

    /** As long as Nova does not deny it. */
    private static boolean isInError(RunContext context, TestInstance instance) {
        try {
            return context.admin()
                    .compute()
                    .instance(instance.id())
                    .filter(one -> !"ERROR".equals(one.status()))
                    .isEmpty();
        } catch (CloudException e) {
            return true;
        }
    }

    private Optional<AlarmTransition> evaluated(TestInstance instance) {
        Optional<AlarmTransition> fired = decision(
                alarming.transitions(instance.alarm()), tap.fired(instance.id()).orElse(null));
        fired.ifPresent(change -> log.info(
                "doctor bus evaluated at {} instance={} alarm={}",
                DecimalSeconds.text(change.at()),
                instance.id(),
                instance.alarm()));
        return fired;
    }

    /**
     * The one on that event: a repeating alarm fires at each, and in a series for each fault.
     *
     * @param event null where it is not known: then only one that is alone is certain
     */
    static Optional<AlarmTransition> decision(List<AlarmTransition> changes, String event) {
        List<AlarmTransition> fired = changes.stream()
                .filter(change -> "alarm".equals(change.state()))
                .toList();
        return fired.stream()
                .filter(change -> event == null
                        ? fired.size() == 1
                        : change.reason() != null && change.reason().contains(event))
                .findFirst();
    }

    @Override
    public void close() {
        if (tap != null) {
            tap.close();
        }
    }
}
