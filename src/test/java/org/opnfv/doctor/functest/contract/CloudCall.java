package org.opnfv.doctor.functest.contract;

import static org.opnfv.doctor.functest.contract.ContractCloud.NOBODY;
import static org.opnfv.doctor.functest.contract.Stage.unique;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Identity;
import org.opnfv.doctor.functest.cloud.Image;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.InstanceSpec;
import org.opnfv.doctor.functest.cloud.Network;

/**
 * A call that the run makes, with arguments that mean nothing to the cloud: unknown ids, new names. So it can be made in
 * any state of the cloud, and leaves nothing behind but what {@code Undo} deletes.
 *
 * @param service catalog type of the service that answers it
 * @param outcome how the cloud refuses it for its arguments; null when it succeeds all the same
 * @param needsAdmin whether an ordinary member is refused; some services look for the thing, or at the values, before
 *     they look at the user
 */
record CloudCall(String name, String service, Kind outcome, boolean needsAdmin, Action action) {
    /** Makes the call on a cloud; what it makes is undone. */
    interface Action {
        void run(Cloud cloud, Undo undo);
    }

    static final AlarmSpec ALARM = new AlarmSpec(
            "contract",
            "compute.instance.update",
            List.of(AlarmSpec.Query.eq("traits.instance_id", NOBODY), AlarmSpec.Query.eq("traits.state", "error")),
            "http://127.0.0.1:9/failure",
            false,
            "moderate",
            "made by a contract test");

    static Stream<CloudCall> all() {
        return Stream.of(identity(), compute(), hosts(), network(), image(), alarming())
                .flatMap(calls -> calls);
    }

    /** All but the one that any cloud answers to strangers too. */
    static Stream<CloudCall> withToken() {
        return all().filter(call -> !call.name().equals("versions"));
    }

    static Stream<CloudCall> adminOnly() {
        return all().filter(CloudCall::needsAdmin);
    }

    /** The call, on a cloud whose own calls undo it. */
    void on(Cloud cloud, Undo undo) {
        action.run(cloud, undo);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<CloudCall> identity() {
        return Stream.of(
                admin(
                        "identity",
                        "findProject",
                        null,
                        (cloud, undo) -> cloud.identity().findProject(unique("none"))),
                admin("identity", "createProject", null, (cloud, undo) -> {
                    Identity identity = cloud.identity();
                    String id = identity.createProject(unique("project"), "made by a contract test");
                    undo.later(() -> identity.deleteProject(id));
                }),
                admin(
                        "identity",
                        "deleteProject",
                        null,
                        (cloud, undo) -> cloud.identity().deleteProject(NOBODY)),
                admin(
                        "identity",
                        "findUser",
                        null,
                        (cloud, undo) -> cloud.identity().findUser(unique("none"))),
                admin("identity", "createUser", null, (cloud, undo) -> {
                    Identity identity = cloud.identity();
                    String id = identity.createUser(unique("user"), Stage.PASSWORD, cloud.projectId());
                    undo.later(() -> identity.deleteUser(id));
                }),
                admin(
                        "identity",
                        "deleteUser",
                        null,
                        (cloud, undo) -> cloud.identity().deleteUser(NOBODY)),
                admin(
                        "identity",
                        "findRole",
                        null,
                        (cloud, undo) -> cloud.identity().findRole(unique("none"))),
                admin("identity", "createRole", null, (cloud, undo) -> {
                    Identity identity = cloud.identity();
                    String id = identity.createRole(unique("role"));
                    undo.later(() -> identity.deleteRole(id));
                }),
                anyone(
                        "identity",
                        "deleteRole",
                        null,
                        (cloud, undo) -> cloud.identity().deleteRole(NOBODY)),
                anyone(
                        "identity",
                        "grant",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.identity().grant(cloud.projectId(), NOBODY, NOBODY)),
                anyone(
                        "identity",
                        "granted",
                        null,
                        (cloud, undo) -> cloud.identity().granted(cloud.projectId(), NOBODY, NOBODY)),
                anyone(
                        "identity",
                        "revoke",
                        null,
                        (cloud, undo) -> cloud.identity().revoke(cloud.projectId(), NOBODY, NOBODY)));
    }

    private static Stream<CloudCall> compute() {
        InstanceSpec nothing = new InstanceSpec("contract", NOBODY, NOBODY, NOBODY, Map.of(), Optional.empty());
        return Stream.of(
                anyone(
                        "compute",
                        "versions",
                        null,
                        (cloud, undo) -> cloud.compute().versions()),
                anyone(
                        "compute",
                        "findFlavor",
                        null,
                        (cloud, undo) -> cloud.compute().findFlavor(unique("none"))),
                admin("compute", "createFlavor", null, (cloud, undo) -> {
                    Compute compute = cloud.compute();
                    String id = compute.createFlavor(unique("flavor"), 64, 1, 1);
                    undo.later(() -> compute.deleteFlavor(id));
                }),
                admin(
                        "compute",
                        "deleteFlavor",
                        null,
                        (cloud, undo) -> cloud.compute().deleteFlavor(NOBODY)),
                anyone(
                        "compute",
                        "createInstance",
                        Kind.BAD_REQUEST,
                        (cloud, undo) -> cloud.compute().createInstance(nothing)),
                anyone(
                        "compute",
                        "instance",
                        null,
                        (cloud, undo) -> cloud.compute().instance(NOBODY)),
                anyone(
                        "compute",
                        "instances",
                        null,
                        (cloud, undo) -> cloud.compute().instances(InstanceFilter.mine())),
                admin(
                        "compute",
                        "instances of all projects",
                        null,
                        (cloud, undo) -> cloud.compute().instances(InstanceFilter.everyones())),
                anyone(
                        "compute",
                        "rename",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().rename(NOBODY, "contract")),
                anyone(
                        "compute",
                        "resetState",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().resetState(NOBODY, "error")),
                anyone(
                        "compute",
                        "deleteInstance",
                        null,
                        (cloud, undo) -> cloud.compute().deleteInstance(NOBODY)),
                anyone(
                        "compute",
                        "quota",
                        null,
                        (cloud, undo) -> cloud.compute().quota(cloud.projectId())),
                anyone(
                        "compute",
                        "setQuota",
                        Kind.BAD_REQUEST,
                        (cloud, undo) -> cloud.compute().setQuota(cloud.projectId(), -2, -2, -2)));
    }

    private static Stream<CloudCall> hosts() {
        return Stream.of(
                admin(
                        "compute",
                        "computeServices",
                        null,
                        (cloud, undo) -> cloud.compute().computeServices()),
                admin(
                        "compute",
                        "forceDown",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().forceDown(unique("host"), true)),
                admin(
                        "compute",
                        "hypervisors",
                        null,
                        (cloud, undo) -> cloud.compute().hypervisors()));
    }

    private static Stream<CloudCall> network() {
        return Stream.of(
                anyone(
                        "network",
                        "findNetwork",
                        null,
                        (cloud, undo) -> cloud.network().findNetwork(unique("none"))),
                anyone("network", "createNetwork", null, (cloud, undo) -> {
                    Network network = cloud.network();
                    String id = network.createNetwork(unique("network"));
                    undo.later(() -> network.deleteNetwork(id));
                }),
                anyone(
                        "network",
                        "deleteNetwork",
                        null,
                        (cloud, undo) -> cloud.network().deleteNetwork(NOBODY)),
                anyone(
                        "network",
                        "findSubnet",
                        null,
                        (cloud, undo) -> cloud.network().findSubnet(unique("none"))),
                anyone(
                        "network",
                        "createSubnet",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.network().createSubnet(NOBODY, "contract", "192.168.168.0/24")),
                anyone(
                        "network",
                        "deleteSubnet",
                        null,
                        (cloud, undo) -> cloud.network().deleteSubnet(NOBODY)),
                anyone(
                        "network",
                        "portsOfDevice",
                        null,
                        (cloud, undo) -> cloud.network().portsOfDevice(NOBODY)),
                anyone(
                        "network",
                        "portsOfNetwork",
                        null,
                        (cloud, undo) -> cloud.network().portsOfNetwork(NOBODY)));
    }

    private static Stream<CloudCall> image() {
        return Stream.of(
                anyone(
                        "image",
                        "findImage",
                        null,
                        (cloud, undo) -> cloud.image().findImage(unique("none"))),
                anyone("image", "createImage", null, (cloud, undo) -> {
                    Image image = cloud.image();
                    String id = image.createImage(unique("image"), new byte[512], "raw");
                    undo.later(() -> image.deleteImage(id));
                }),
                anyone("image", "status", null, (cloud, undo) -> cloud.image().status(NOBODY)),
                anyone(
                        "image",
                        "deleteImage",
                        null,
                        (cloud, undo) -> cloud.image().deleteImage(NOBODY)));
    }

    private static Stream<CloudCall> alarming() {
        return Stream.of(
                anyone("alarming", "createAlarm", null, (cloud, undo) -> {
                    String id = cloud.alarming().createAlarm(ALARM);
                    undo.later(() -> cloud.alarming().deleteAlarm(id));
                }),
                anyone(
                        "alarming",
                        "alarm",
                        null,
                        (cloud, undo) -> cloud.alarming().alarm(NOBODY)),
                anyone(
                        "alarming",
                        "alarms",
                        null,
                        (cloud, undo) -> cloud.alarming().alarms()),
                anyone(
                        "alarming",
                        "findAlarm",
                        null,
                        (cloud, undo) -> cloud.alarming().findAlarm(unique("none"))),
                anyone(
                        "alarming",
                        "deleteAlarm",
                        null,
                        (cloud, undo) -> cloud.alarming().deleteAlarm(NOBODY)));
    }

    private static CloudCall admin(String service, String name, Kind outcome, Action action) {
        return new CloudCall(name, service, outcome, true, action);
    }

    private static CloudCall anyone(String service, String name, Kind outcome, Action action) {
        return new CloudCall(name, service, outcome, false, action);
    }
}
