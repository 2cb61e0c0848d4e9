package org.opnfv.doctor.functest.cloud;

import java.util.List;
import java.util.Optional;
import org.openstack4j.openstack.identity.v3.domain.KeystoneProject;
import org.openstack4j.openstack.identity.v3.domain.KeystoneUser;

/**
 * Projects, users and roles. Projects and users are found and made in the domains of the caller's own project and user. Every call throws
 * {@link CloudException}; deleting what no longer exists succeeds.
 */
public final class Identity {
    private final Session session;

    Identity(Session session) {
        this.session = session;
    }

    /** The id of the project of that name. */
    public Optional<String> findProject(String name) {
        String domain = session.grant().projectDomainId();
        return Optional.ofNullable(session.call(os -> os.identity().projects().getByName(name, domain)))
                .filter(project -> name.equals(project.getName()))
                .map(project -> project.getId());
    }

    /** The name of the project of that id, if there is one. */
    public Optional<String> projectName(String id) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.identity().projects().get(id)))
                .map(project -> project.getName());
    }

    /** Makes a project and returns its id; CONFLICT when there is one of that name. */
    public String createProject(String name, String description) {
        KeystoneProject project = (KeystoneProject) KeystoneProject.builder()
                .name(name)
                .description(description)
                .domainId(session.grant().projectDomainId())
                .enabled(true)
                .build();
        return session.create("project " + name, os -> os.identity().projects().create(project), made -> made.getId());
    }

    public void deleteProject(String id) {
        session.delete(os -> os.identity().projects().delete(id));
    }

    /** The id of the user of that name. */
    public Optional<String> findUser(String name) {
        String domain = session.grant().userDomainId();
        return Optional.ofNullable(session.call(os -> os.identity().users().getByName(name, domain)))
                .filter(user -> name.equals(user.getName()))
                .map(user -> user.getId());
    }

    /** The name of the user of that id, if there is one. */
    public Optional<String> userName(String id) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.identity().users().get(id)))
                .map(user -> user.getName());
    }

    /** Makes a user, with that project as the default one, and returns its id; CONFLICT when the name is taken. */
    public String createUser(String name, String password, String projectId) {
        session.conceal(password);
        KeystoneUser user = (KeystoneUser) KeystoneUser.builder()
                .name(name)
                .password(password)
                .defaultProjectId(projectId)
                .domainId(session.grant().userDomainId())
                .enabled(true)
                .build();
        return session.create("user " + name, os -> os.identity().users().create(user), made -> made.getId());
    }

    public void deleteUser(String id) {
        session.delete(os -> os.identity().users().delete(id));
    }

    /** The id of the role of that name. */
    public Optional<String> findRole(String name) {
        List<? extends org.openstack4j.model.identity.v3.Role> roles =
                session.call(os -> os.identity().roles().getByName(name));
        return SingleMatch.named("role", name, roles, role -> role.getName(), role -> role.getId());
    }

    /** The name of the role of that id, if there is one. */
    public Optional<String> roleName(String id) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.identity().roles().get(id)))
                .map(role -> role.getName());
    }

    /** Makes a role and returns its id; CONFLICT when there is one of that name. */
    public String createRole(String name) {
        return session.create("role " + name, os -> os.identity().roles().create(name), made -> made.getId());
    }

    public void deleteRole(String id) {
        session.delete(os -> os.identity().roles().delete(id));
    }

    /** Grants the user the role in the project; granting it again is harmless. */
    public void grant(String projectId, String userId, String roleId) {
        session.call(os -> os.identity().roles().grantProjectUserRole(projectId, userId, roleId));
    }

    /** Revokes the user's role in the project; revoking a missing role succeeds. */
    public void revoke(String projectId, String userId, String roleId) {
        session.delete(os -> os.identity().roles().revokeProjectUserRole(projectId, userId, roleId));
    }

    /** Whether the user has this role in the project by a grant of its own, not by a group or an implied role. */
    public boolean granted(String projectId, String userId, String roleId) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.identity().roles().checkProjectUserRole(projectId, userId, roleId)))
                .isPresent();
    }
}
