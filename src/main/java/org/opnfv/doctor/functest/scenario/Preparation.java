package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.run.Manifest;

/** The stages that make the test's instances and alarms, and prove that the alarms are heard. */
final class Preparation {
    private static final Set<String> NEEDED = Set.of("compute", "image", "network", "alarming");

    private final RunContext scene;
    private final Consumer consumer;
    private final boolean repeated;

    /** {@code repeated} when several faults are to follow. */
    Preparation(RunContext scene, Consumer consumer, boolean repeated) {
        this.scene = scene;
        this.consumer = consumer;
        this.repeated = repeated;
    }

    /** Makes the owner of the instances. */
    Account.Owner owner() {
        requireServices();
        if (scene.plan().host() != null) {
            HostChoice.of(scene).checkNamed(scene.plan().host());
        }
        Account.Owner owner = new Account(scene.admin(), scene.ledger(), scene.names(), scene.plan()).make();
        scene.board().step(owner.note());
        return owner;
    }

    /** Boots the instances and makes their alarms, in the order that the way of matching asks for. */
    Armed instances(Account.Owner owner) {
        Plan plan = scene.plan();
        List<String> names = scene.names().instances(plan.instances());
        AlarmSetup alarms = new AlarmSetup(owner.cloud(), scene.ledger(), consumer, scene.names(), repeated);
        Arming arming = new Arming(plan.arming(), owner.cloud().compute(), alarms, consumer, scene.interruption());
        Optional<EventWatermark> fence = repeated ? Optional.of(fence(owner, alarms, names.get(0))) : Optional.empty();
        Map<String, String> alarmIds = Map.of();
        if (plan.matchByName()) {
            // Before anything else of the project: an image or a network that is made notifies too, and from then on
            // Aodh's
            // listener knows no alarm of the project but those it has.
            alarmIds = alarms.create(names, name -> new Query("traits.display_name", "eq", name));
            fence.ifPresent(EventWatermark::make);
            arming.beforeBoot(names.get(0));
            scene.board().step("alarms are made, on the names of instances to come");
        }
        TestBed bed = new Provision(scene.admin(), scene.ledger(), scene.names(), plan.resources()).make(owner);
        scene.board().step("image, flavor and network are there");
        InstanceSetup boot = new InstanceSetup(bed, scene.ledger(), scene.names(), plan);
        Map<String, String> ids = boot.create();
        List<Instance> active = boot.awaitActive(ids, scene.interruption());
        scene.board().step("instances are active");
        if (!plan.matchByName()) {
            alarmIds = alarms.create(names, name -> new Query("traits.instance_id", "eq", ids.get(name)));
            // Before the alarm that proves the path: whoever knows that one knows this one too.
            fence.ifPresent(EventWatermark::make);
            scene.board().step("alarms are made, on the ids of the instances");
        }
        alarmIds.forEach((name, alarm) -> consumer.expect(alarm, ids.get(name)));
        Map<String, String> alarmOf = alarmIds;
        TestInstances instances = new TestInstances(active, alarmOf);
        scene.folder().update(draft -> draft.instances(instances.forManifest(ids)));
        return new Armed(
                instances,
                ids,
                () -> new TestInstances(boot.awaitActive(ids, scene.interruption()), alarmOf),
                fence,
                () -> plan.matchByName()
                        ? arming.awaitBoot(owner.projectIsOurs(), ids.get(names.get(0)), names.get(0))
                        : arming.byRenaming(ids.get(names.get(0)), names.get(0)));
    }

    private EventWatermark fence(Account.Owner owner, AlarmSetup alarms, String name) {
        return new EventWatermark(
                scene.plan().arming(), owner.cloud().compute(), alarms, consumer, scene.interruption(), name);
    }

    /**
     * The instances, and the proof that is still to be waited for.
     *
     * @param ids of the instances by name
     * @param active waits until they are active, and tells them anew
     * @param fence what parts the faults from each other; empty when there is one
     */
    record Armed(
            TestInstances instances,
            Map<String, String> ids,
            Supplier<TestInstances> active,
            Optional<EventWatermark> fence,
            Supplier<Manifest.Arming> proof) {}

    private void requireServices() {
        List<String> missing = NEEDED.stream()
                .filter(type -> scene.admin().service(type).isEmpty())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ScenarioException(
                    "the cloud's catalog has no " + String.join(", no ", missing)
                            + " service: ask for it to be deployed, or set OS_REGION_NAME or OS_INTERFACE to where it is",
                    null);
        }
    }
}
