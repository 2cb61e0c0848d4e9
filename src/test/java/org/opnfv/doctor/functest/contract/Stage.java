package org.opnfv.doctor.functest.contract;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceSpec;

/** What all contract tests of a JVM share: the cloud, an admin, and an ordinary member in a project of its own. */
final class Stage implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String PASSWORD = "contract-Pa55word";

    final Target target;
    final Cloud admin;
    final Cloud member;
    final String flavorId;
    final String imageId;
    final String networkId;
    final String roleId;
    private final Undo undo = new Undo();

    Stage() throws IOException, CredentialsException {
        target = Target.open();
        undo.later(target::close);
        admin = Cloud.connect(target.credentials(), CloudSettings.defaults());
        undo.later(admin::close);
        roleId = admin.identity().findRole("member").orElseThrow();
        member = project(undo);
        flavorId = admin.compute().createFlavor(unique("flavor"), 64, 1, 1);
        undo.later(() -> admin.compute().deleteFlavor(flavorId));
        imageId = member.image().createImage(unique("image"), new byte[1024], "raw");
        undo.later(() -> member.image().deleteImage(imageId));
        networkId = network(member, undo);
    }

    Credentials credentials() {
        return target.credentials();
    }

    /** A name that nothing else has. */
    static String unique(String what) {
        return "contract-" + what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A new project, as a new ordinary member of it sees it. */
    Cloud project(Undo until) {
        String projectId = admin.identity().createProject(unique("project"), "made by a contract test");
        until.later(() -> admin.identity().deleteProject(projectId));
        return user(projectId, until);
    }

    /** A new ordinary member of a project. */
    Cloud user(String projectId, Undo until) {
        String name = unique("user");
        String userId = admin.identity().createUser(name, PASSWORD, projectId);
        until.later(() -> admin.identity().deleteUser(userId));
        admin.identity().grant(projectId, userId, roleId);
        return admin.asUser(name, PASSWORD, projectId);
    }

    /** A new network with a subnet. */
    static String network(Cloud owner, Undo until) {
        String id = owner.network().createNetwork(unique("network"));
        until.later(() -> owner.network().deleteNetwork(id));
        String subnet = owner.network().createSubnet(id, unique("subnet"), "192.168.168.0/24");
        until.later(() -> owner.network().deleteSubnet(subnet));
        return id;
    }

    /** A new instance of the member, running. */
    Instance boot(Optional<String> host, Undo until) {
        Cloud owner = host.isEmpty() ? member : adminInMembersProject(until);
        return boot(owner, unique("instance"), imageId, networkId, host, until);
    }

    /** A new instance, running; its deletion waits until it is gone, because its network goes next. */
    Instance boot(Cloud owner, String name, String image, String network, Optional<String> host, Undo until) {
        String id = owner.compute()
                .createInstance(new InstanceSpec(name, image, flavorId, network, Map.of("made-by", "contract"), host));
        until.later(() -> {
            owner.compute().deleteInstance(id);
            await().atMost(PATIENCE).until(() -> admin.compute().instance(id).isEmpty());
        });
        return await().atMost(PATIENCE).until(() -> admin.compute().instance(id).orElseThrow(), Stage::isDone);
    }

    /** Nova writes that an instance failed first, and why a moment later. */
    private static boolean isDone(Instance instance) {
        return "ERROR".equals(instance.status()) ? instance.fault() != null : !"BUILD".equals(instance.status());
    }

    /** The admin with a token for the member's project. */
    Cloud adminInMembersProject(Undo until) {
        String adminRole = admin.identity().findRole("admin").orElseThrow();
        admin.identity().grant(member.projectId(), admin.userId(), adminRole);
        until.later(() -> admin.identity().revoke(member.projectId(), admin.userId(), adminRole));
        return admin.inProject(member.projectId());
    }

    @Override
    public void close() {
        undo.close();
    }
}
