package org.opnfv.doctor.functest.contract;

import static org.opnfv.doctor.functest.contract.CloudCall.anyone;
import static org.opnfv.doctor.functest.contract.ContractCloud.NOBODY;
import static org.opnfv.doctor.functest.contract.Stage.unique;

import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Image;
import org.opnfv.doctor.functest.cloud.Network;

/** Calls of Neutron, Glance and Aodh. */
final class ResourceCalls {
    private ResourceCalls() {}

    static Stream<CloudCall> network() {
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
                        (cloud, undo) -> cloud.network().deleteSubnet(NOBODY)));
    }

    static Stream<CloudCall> image() {
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

    static Stream<CloudCall> alarming() {
        return Stream.of(
                anyone("alarming", "createAlarm", null, (cloud, undo) -> {
                    String id = cloud.alarming().createAlarm(CloudCall.ALARM);
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
}
