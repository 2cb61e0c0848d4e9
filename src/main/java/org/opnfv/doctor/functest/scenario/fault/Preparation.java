package org.opnfv.doctor.functest.scenario.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.scenario.Account;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.AlarmReadiness;
import org.opnfv.doctor.functest.scenario.AlarmSetup;
import org.opnfv.doctor.functest.scenario.HostChoice;
import org.opnfv.doctor.functest.scenario.InstanceSetup;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.Provision;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.TestBed;
import org.opnfv.doctor.functest.scenario.TestInstances;

/** The stages that make the test's instances and alarms, and prove that the alarms fire. */
final class Preparation {
    private final RunContext context;
    private final Consumer consumer;
    private final boolean repeated;

    /**
     * Starts nothing yet.
     *
     * @param repeated whether several faults will follow
     */
    Preparation(RunContext context, Consumer consumer, boolean repeated) {
        this.context = context;
        this.consumer = consumer;
        this.repeated = repeated;
    }

    /** Makes the owner of the instances. */
    Account.Owner owner() {
        Account.requireServices(context.admin());
        requireDataPlaneStatus();
        if (context.plan().host() != null) {
            String host = context.plan().host();
            HostChoice.of(context).checkNamed(host);
            new FaultSetup(context, context.site().host(host)).requireUsable();
        }
        return Account.owner(context, context.plan());
    }

    /** Boots the instances and makes their alarms, in the order that the alarm match requires. */
    Armed instances(Account.Owner owner) {
        Plan plan = context.plan();
        List<String> names = context.names().instances(plan.instances());
        AlarmSetup alarms =
                new AlarmSetup(owner.cloud(), context.ledger(), consumer, context.names(), plan.alarm(), repeated);
        AlarmReadiness readiness =
                new AlarmReadiness(plan.arming(), owner.cloud().compute(), alarms, consumer, context.interruption());
        Optional<EventWatermark> watermark =
                repeated ? Optional.of(watermark(owner, alarms, names.get(0))) : Optional.empty();
        Map<String, String> alarmIds = Map.of();
        if (plan.matchByName()) {
            // Before anything else of the project: a new image or network notifies too, and from then on Aodh's
            // listener knows only the alarms that the project has by then.
            alarmIds = alarms.create(
                    names,
                    name -> with(
                            Query.eq("traits.display_name", name), plan.alarm().on(null)));
            watermark.ifPresent(EventWatermark::make);
            readiness.beforeBoot(names.get(0));
            context.stages().step("alarms are made, on the names of instances to come");
        }
        TestBed bed = new Provision(context.admin(), context.ledger(), context.names(), plan.resources()).make(owner);
        context.stages().step("image, flavor and network are there");
        InstanceSetup boot = new InstanceSetup(bed, context.ledger(), context.names(), plan);
        Map<String, String> ids = boot.create();
        List<Instance> active = boot.awaitActive(ids, context.interruption());
        context.stages().step("instances are active");
        Map<String, String> bootedOn = hosts(active);
        if (!plan.matchByName()) {
            alarmIds = alarms.create(
                    names,
                    name -> with(
                            Query.eq("traits.instance_id", ids.get(name)),
                            // Before the next fault it may be elsewhere: then the Consumer alone goes by the host.
                            repeated ? plan.alarm().anywhere() : plan.alarm().on(bootedOn.get(ids.get(name)))));
            // Before the alarm that proves the path: a listener that knows that one knows this one too.
            watermark.ifPresent(EventWatermark::make);
            context.stages().step("alarms are made, on the ids of the instances");
        }
        Map<String, String> alarmOf = alarmIds;
        TestInstances instances = expected(new TestInstances(active, alarmOf));
        context.folder().update(draft -> draft.instances(instances.forManifest(ids)));
        return new Armed(
                instances,
                ids,
                () -> expected(new TestInstances(boot.awaitActive(ids, context.interruption()), alarmOf)),
                watermark,
                () -> plan.matchByName()
                        ? readiness.awaitBoot(owner.projectIsOurs(), ids.get(names.get(0)), names.get(0))
                        : readiness.byRenaming(ids.get(names.get(0)), names.get(0)));
    }

    /** The Consumer knows what the owner of each waits for, by the host that it is on now. */
    private TestInstances expected(TestInstances instances) {
        for (Instance instance : instances.instances()) {
            List<Query> conditions = context.plan().alarm().on(instance.host());
            consumer.expect(
                    instances.alarms().get(instance.name()),
                    instance.id(),
                    traits -> AlarmCondition.holds(conditions, traits));
        }
        return instances;
    }

    private static Map<String, String> hosts(List<Instance> instances) {
        Map<String, String> hosts = new HashMap<>();
        instances.forEach(instance -> hosts.put(instance.id(), instance.host()));
        return hosts;
    }

    private static List<Query> with(Query about, List<Query> more) {
        return Stream.concat(Stream.of(about), more.stream()).toList();
    }

    private EventWatermark watermark(Account.Owner owner, AlarmSetup alarms, String name) {
        return new EventWatermark(
                context.plan().arming(), owner.cloud().compute(), alarms, consumer, context.interruption(), name);
    }

    /**
     * The instances, and the proof that is still to be awaited.
     *
     * @param ids of the instances by name
     * @param active waits until they are active, and returns them afresh
     * @param watermark separates the faults from each other; empty when there is only one
     */
    record Armed(
            TestInstances instances,
            Map<String, String> ids,
            Supplier<TestInstances> active,
            Optional<EventWatermark> watermark,
            Supplier<Manifest.Arming> proof) {}

    private void requireDataPlaneStatus() {
        if (context.plan().inspector().dataPlaneStatus()
                && !context.admin().network().hasDataPlaneStatus()) {
            throw new SettingsError(
                    "this Neutron keeps no data-plane status of ports: add data_plane_status to ML2's extension_drivers, or leave out"
                            + " --data-plane-status",
                    null);
        }
    }
}
