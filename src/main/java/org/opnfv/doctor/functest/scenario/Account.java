package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Microversions;
import org.opnfv.doctor.functest.cloud.Quota;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.RandomHex;

/**
 * Makes the owner of the instances: a project, a user with a role in it, and a large enough quota. Credentials that may not make a
 * project or could not enter it, as is common for those of one project, own the instances themselves.
 */
public final class Account {
    private static final int PASSWORD_BYTES = 24;
    private static final Set<String> NEEDED = Set.of("compute", "image", "network", "alarming");

    private final Cloud admin;
    private final Ledger ledger;
    private final ResourceNames names;
    private final Plan plan;

    /** Does nothing yet. */
    public Account(Cloud admin, Ledger ledger, ResourceNames names, Plan plan) {
        this.admin = admin;
        this.ledger = ledger;
        this.names = names;
        this.plan = plan;
    }

    /**
     * The project, and a session in it.
     *
     * @param note for the console, what was made or why not
     */
    public record Owner(String projectId, boolean projectIsOurs, Cloud cloud, String note) implements AutoCloseable {
        @Override
        public void close() {
            cloud.close();
        }
    }

    /** That of a run's instances, by this plan; the record has which Nova it is. */
    public static Owner owner(RunContext context, Plan plan) {
        Microversions nova = context.admin().compute().versions();
        context.folder().update(draft -> draft.version("nova", nova.min() + " to " + nova.max()));
        Owner owner = new Account(context.admin(), context.ledger(), context.names(), plan).make();
        context.stages().step(owner.note());
        return owner;
    }

    /** Fails when the cloud lacks a service that every run needs. */
    public static void requireServices(Cloud admin) {
        List<String> missing = NEEDED.stream()
                .filter(type -> admin.service(type).isEmpty())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ScenarioException(
                    "the cloud's catalog has no " + String.join(", no ", missing)
                            + " service: ask for it to be deployed, or set OS_REGION_NAME or OS_INTERFACE to where it is",
                    null);
        }
    }

    /** Makes it, or finds what the plan names. */
    public Owner make() {
        Plan.Resources wanted = plan.resources();
        boolean free = wanted.project() == null && wanted.user() == null;
        if (free && plan.host() != null && admin.boundToProject()) {
            return own("may not enter another, where an instance would be placed on " + plan.host());
        }
        String projectName = Optional.ofNullable(wanted.project()).orElse(names.of("project"));
        Optional<String> known;
        String project;
        try {
            known = admin.identity().findProject(projectName);
            project = known.orElseGet(() -> project(projectName));
        } catch (CloudException e) {
            if (!free || e.kind() != CloudException.Kind.FORBIDDEN) {
                throw e;
            }
            return own("may not make one");
        }
        quota(project, known.isPresent(), projectName);
        String userName = Optional.ofNullable(wanted.user()).orElse(names.of("user"));
        Optional<String> knownUser = admin.identity().findUser(userName);
        if (knownUser.isPresent() && wanted.userPassword() == null) {
            throw new SettingsError(
                    "user " + userName
                            + " exists already: set its password in DOCTOR_ACCOUNT_PASSWORD, or leave account.user out",
                    null);
        }
        String password = knownUser.isPresent() ? wanted.userPassword() : "Dr-" + RandomHex.ofBytes(PASSWORD_BYTES);
        String user = knownUser.orElseGet(() -> ledger.make(
                ChangeKinds.USER, userName, () -> admin.identity().createUser(userName, password, project)));
        grant(project, user, role(wanted.role()));
        if (plan.host() != null) {
            // Only an admin may place an instance on a named host, and must be an admin in this project too.
            grant(project, admin.userId(), role("admin"));
        }
        return new Owner(
                project,
                known.isEmpty(),
                enter(userName, password, project, knownUser.isPresent()),
                "project, user and quota are there");
    }

    private Owner own(String reason) {
        quota(admin.projectId(), true, admin.projectName());
        return new Owner(
                admin.projectId(),
                false,
                admin.shared(),
                "works in project " + admin.projectName() + " as it is, and as its user: the credentials " + reason);
    }

    private String project(String name) {
        return ledger.make(
                ChangeKinds.PROJECT,
                name,
                () -> admin.identity().createProject(name, "doctor-functest run " + names.runId()));
    }

    /** The wrong password of an existing user is for its owner to correct. */
    private Cloud enter(String user, String password, String project, boolean foreign) {
        try {
            return admin.asUser(user, password, project);
        } catch (CloudException e) {
            if (foreign && e.kind() == CloudException.Kind.UNAUTHORIZED) {
                throw new SettingsError(e.getMessage(), e);
            }
            throw e;
        }
    }

    private String role(String name) {
        return admin.identity()
                .findRole(name)
                .orElseGet(() -> ledger.make(
                        ChangeKinds.ROLE, name, () -> admin.identity().createRole(name)));
    }

    private void grant(String project, String user, String role) {
        if (!admin.identity().granted(project, user, role)) {
            ledger.make(
                    ChangeKinds.GRANT,
                    names.of("grant"),
                    Map.of("project", project, "user", user, "role", role),
                    () -> {
                        admin.identity().grant(project, user, role);
                        return role;
                    });
        }
    }

    /** The quota of a foreign project is never changed: either it is large enough, or the run is not possible. */
    private void quota(String project, boolean foreign, String projectName) {
        Plan.Resources wanted = plan.resources();
        int instances = plan.instances();
        int cores = instances * wanted.vcpus();
        int ram = instances * wanted.ramMb();
        if (!foreign) {
            ledger.make(ChangeKinds.QUOTA, names.of("quota"), Map.of("project", project), () -> {
                admin.compute().setQuota(project, instances, cores, ram);
                return project;
            });
            return;
        }
        Quota quota = admin.compute().quota(project);
        enough("instances", quota.instances(), instances, projectName);
        if (wanted.flavor() == null) {
            enough("cores", quota.cores(), cores, projectName);
            enough("ram", quota.ramMb(), ram, projectName);
        }
    }

    private static void enough(String what, Quota.Usage usage, int needed, String project) {
        if (usage.limit() >= 0 && usage.limit() - usage.inUse() < needed) {
            throw new SettingsError(
                    "the quota of project " + project + " is too small: " + what + " " + usage.limit() + ", in use "
                            + usage.inUse() + ", needed " + needed
                            + "; raise it, ask for fewer --instances, or leave account.project out",
                    null);
        }
    }
}
