package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.cloud.Alarming;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Identity;
import org.opnfv.doctor.functest.cloud.Image;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Vitrage;

/**
 * A kind of resource that a run makes one by one; instances are made, looked for and deleted all at once.
 *
 * @param kind as the ledger has it
 * @param find the id of the one of that name
 * @param nameOf the name of the one of that id
 * @param delete deletes the one of that id
 * @param named what a run calls those that it makes unasked, before they get its id; a user may have chosen another name
 */
record RunResource(
        String kind,
        Function<String, Optional<String>> find,
        Function<String, Optional<String>> nameOf,
        Consumer<String> delete,
        String... named) {

    /** All of them, none before what is in it. */
    static List<RunResource> all(Cloud admin) {
        Identity keystone = admin.identity();
        Compute nova = admin.compute();
        Network neutron = admin.network();
        Image glance = admin.image();
        Alarming aodh = admin.alarming();
        return List.of(
                new RunResource(
                        ChangeKinds.ALARM,
                        aodh::findAlarmAnywhere,
                        id -> aodh.alarm(id).map(Alarm::name),
                        aodh::deleteAlarm,
                        ResourceNames.PROBE_ALARM,
                        ResourceNames.FENCE_ALARM,
                        ResourceNames.NOTICE_ALARM,
                        ResourceNames.HOST_ALARM),
                templates(admin),
                new RunResource(
                        ChangeKinds.SERVER_GROUP,
                        nova::findServerGroup,
                        nova::serverGroupName,
                        nova::deleteServerGroup,
                        ResourceNames.PAIR),
                new RunResource(
                        ChangeKinds.PORT,
                        neutron::findPort,
                        neutron::portName,
                        neutron::deletePort,
                        ResourceNames.PAIR),
                new RunResource(
                        ChangeKinds.SUBNET, neutron::findSubnet, neutron::subnetName, neutron::deleteSubnet, "subnet"),
                new RunResource(
                        ChangeKinds.NETWORK, neutron::findNetwork, neutron::networkName, neutron::deleteNetwork, "net"),
                new RunResource(ChangeKinds.IMAGE, glance::findImage, glance::imageName, glance::deleteImage, "image"),
                new RunResource(ChangeKinds.FLAVOR, nova::findFlavor, nova::flavorName, nova::deleteFlavor, "flavor"),
                new RunResource(ChangeKinds.ROLE, keystone::findRole, keystone::roleName, keystone::deleteRole),
                new RunResource(ChangeKinds.USER, keystone::findUser, keystone::userName, keystone::deleteUser, "user"),
                new RunResource(
                        ChangeKinds.PROJECT,
                        keystone::findProject,
                        keystone::projectName,
                        keystone::deleteProject,
                        "project"));
    }

    /** Those of Vitrage, which not every cloud has. */
    static RunResource templates(Cloud admin) {
        Vitrage vitrage = admin.vitrage();
        return new RunResource(
                ChangeKinds.TEMPLATE,
                vitrage::findTemplate,
                vitrage::templateName,
                vitrage::deleteTemplate,
                ResourceNames.TEMPLATE);
    }
}
