package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Identity;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;

class AccountTest {
    @TempDir
    private Path folder;

    private SmallCloud cloud;
    private Cloud admin;
    private Ledger ledger;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        admin = cloud.admin();
        ledger = new Ledger(folder.resolve("ledger.jsonl"));
    }

    @AfterEach
    void stop() {
        ledger.close();
        cloud.close();
    }

    @Test
    void makesAProjectAUserARoleInItAndAQuotaOfTheRightSize() {
        try (Account.Owner owner = make(3, null, null, null)) {
            assertThat(owner.projectIsOurs()).isTrue();
            assertThat(owner.cloud().roles()).contains("member").doesNotContain("admin");
            assertThat(owner.cloud().projectId()).isEqualTo(owner.projectId());
            assertThat(admin.compute().quota(owner.projectId()).instances().limit())
                    .isEqualTo(3);
            assertThat(admin.compute().quota(owner.projectId()).ramMb().limit()).isEqualTo(192);
        }
        assertThat(ledger.open()).extracting(Change::kind).containsExactly("project", "quota", "user", "grant");

        undo();
        assertThat(admin.identity().findProject("doctor_project-abc123")).isEmpty();
        assertThat(admin.identity().findUser("doctor_user-abc123")).isEmpty();
    }

    @Test
    void whatExistsIsUsedNeverChangedAndNeverDeleted() {
        Identity identity = admin.identity();
        String project = identity.createProject("tenant", "of somebody");
        String user = identity.createUser("somebody", "pass-of-somebody", project);
        admin.compute().setQuota(project, 5, 5, 4096);

        try (Account.Owner owner = make(2, "tenant", "somebody", "pass-of-somebody")) {
            assertThat(owner.projectId()).isEqualTo(project);
            assertThat(owner.projectIsOurs()).isFalse();
            assertThat(owner.cloud().userId()).isEqualTo(user);
        }
        assertThat(ledger.open())
                .as("the role is all that was given")
                .extracting(Change::kind)
                .containsExactly("grant");

        undo();
        String member = identity.findRole("member").orElseThrow();
        assertThat(identity.findProject("tenant")).isEqualTo(Optional.of(project));
        assertThat(identity.findUser("somebody")).isEqualTo(Optional.of(user));
        assertThat(identity.granted(project, user, member)).isFalse();
        assertThat(admin.compute().quota(project).instances().limit()).isEqualTo(5);
    }

    @Test
    void aRoleThatTheUserHasAlreadyIsNotTakenAway() {
        Identity identity = admin.identity();
        String project = identity.createProject("tenant", "of somebody");
        String user = identity.createUser("somebody", "pass-of-somebody", project);
        String member = identity.findRole("member").orElseThrow();
        identity.grant(project, user, member);

        make(1, "tenant", "somebody", "pass-of-somebody").close();
        undo();

        assertThat(identity.granted(project, user, member)).isTrue();
    }

    @Test
    void aUserThatExistsNeedsAPasswordAndAProjectRoom() {
        String project = admin.identity().createProject("tenant", "of somebody");
        admin.identity().createUser("somebody", "pass-of-somebody", project);
        admin.compute().setQuota(project, 5, 1, 4096);

        assertThatThrownBy(() -> make(1, "tenant", "somebody", null))
                .isInstanceOf(SettingsError.class)
                .hasMessageContaining("user somebody exists already")
                .hasMessageContaining("DOCTOR_ACCOUNT_PASSWORD");
        assertThatThrownBy(() -> make(2, "tenant", null, null))
                .isInstanceOf(SettingsError.class)
                .hasMessageContaining("the quota of project tenant is too small: cores 1, in use 0, needed 2");
        assertThat(ledger.open()).as("nothing was made before").isEmpty();
    }

    @Test
    void whoMayNotMakeAProjectOwnsTheInstancesHimself() {
        String project = admin.identity().createProject("tenant", "of somebody");
        String user = admin.identity().createUser("somebody", "pass-of-somebody", project);
        admin.identity()
                .grant(project, user, admin.identity().findRole("member").orElseThrow());
        Cloud member = admin.asUser("somebody", "pass-of-somebody", project);
        Plan plan = ScenarioFixture.plan(1, null, null, null);

        Account.Owner owner = new Account(member, ledger, new ResourceNames("abc123"), plan).make();

        assertThat(owner.projectId()).isEqualTo(project);
        assertThat(owner.projectIsOurs()).isFalse();
        assertThat(owner.cloud().userId()).isEqualTo(user);
        assertThat(owner.note())
                .isEqualTo("works in project tenant as it is, and as its user: the credentials may not make one");
        assertThat(ledger.open()).as("nothing was made").isEmpty();
        owner.close();
        assertThat(member.compute().quota(project).instances().limit())
                .as("the cloud is still open")
                .isPositive();

        Plan named = ScenarioFixture.plan(1, "mine", null, null);
        assertThatThrownBy(() -> new Account(member, ledger, new ResourceNames("abc123"), named).make())
                .as("a project that is asked for is not replaced by another")
                .isInstanceOf(CloudException.class);
    }

    private Account.Owner make(int instances, String project, String user, String password) {
        return new Account(
                        admin,
                        ledger,
                        new ResourceNames("abc123"),
                        ScenarioFixture.plan(instances, project, user, password))
                .make();
    }

    private void undo() {
        try (Site site = ScenarioFixture.site(cloud)) {
            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(admin, site)))
                    .isEmpty();
        }
    }
}
