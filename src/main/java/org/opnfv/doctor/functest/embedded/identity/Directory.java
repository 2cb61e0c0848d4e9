package org.opnfv.doctor.functest.embedded.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Token;

/** Projects, users, roles and role assignments. Thread-safe. */
final class Directory {

    static final String DOMAIN_ID = "default";
    static final String DOMAIN_NAME = "Default";

    /** As in Keystone's bootstrap: an admin is a member too, and a member is a reader. */
    private static final Map<String, String> IMPLIED = Map.of("admin", "member", "member", "reader");

    private final Map<EntityKind, Map<String, Entity>> entities = new EnumMap<>(EntityKind.class);
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Set<RoleAssignment> grants = new LinkedHashSet<>();
    private final ApplicationCredentials credentials = new ApplicationCredentials();

    /** The result of Keystone's bootstrap: roles, the projects admin and service, and the user admin. */
    Directory(String adminPassword) {
        for (EntityKind kind : EntityKind.values()) {
            entities.put(kind, new LinkedHashMap<>());
        }
        create(EntityKind.ROLE, "reader", Map.of());
        create(EntityKind.ROLE, "member", Map.of());
        Entity role = create(EntityKind.ROLE, "admin", Map.of());
        create(EntityKind.PROJECT, "service", Map.of());
        Entity project = create(
                EntityKind.PROJECT, "admin", Map.of("description", "Bootstrap project for initializing the cloud."));
        Entity user = create(EntityKind.USER, "admin", Map.of());
        setPassword(user.id(), adminPassword);
        grants.add(new RoleAssignment(project.id(), user.id(), role.id()));
    }

    synchronized Optional<Entity> find(EntityKind kind, String id) {
        return Optional.ofNullable(entities.get(kind).get(id));
    }

    synchronized Optional<Entity> named(EntityKind kind, String name) {
        return entities.get(kind).values().stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst();
    }

    Entity get(EntityKind kind, String id) {
        return find(kind, id).orElseThrow(() -> KeystoneErrors.notFound(kind.singular(), id));
    }

    synchronized Collection<Entity> all(EntityKind kind) {
        return List.copyOf(entities.get(kind).values());
    }

    synchronized Entity create(EntityKind kind, String name, Map<String, Object> wishes) {
        refuseTaken(kind, name, "");
        Map<String, Object> values = new HashMap<>(kind.defaults());
        values.putAll(wishes);
        values.put("name", name);
        values.put("id", newId());
        Entity entity = new Entity(values);
        entities.get(kind).put(entity.id(), entity);
        return entity;
    }

    /** A new id in Keystone's format. */
    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void refuseTaken(EntityKind kind, String name, String ownId) {
        named(kind, name).filter(other -> !other.id().equals(ownId)).ifPresent(other -> {
            throw KeystoneErrors.conflict(kind.singular(), name);
        });
    }

    synchronized Entity update(EntityKind kind, String id, Map<String, Object> changes) {
        Entity changed = get(kind, id).with(changes);
        refuseTaken(kind, changed.name(), id);
        entities.get(kind).put(id, changed);
        return changed;
    }

    /** Deletes an entity with all its role assignments; a deleted project is no user's default any more. */
    synchronized void delete(EntityKind kind, String id) {
        get(kind, id);
        entities.get(kind).remove(id);
        passwords.remove(id);
        grants.removeIf(grant ->
                Set.of(grant.projectId(), grant.userId(), grant.roleId()).contains(id));
        if (kind == EntityKind.PROJECT) {
            entities.get(EntityKind.USER).replaceAll((userId, user) -> forgetting(id, user));
        }
    }

    private static Entity forgetting(String projectId, Entity user) {
        Map<String, Object> values = new LinkedHashMap<>(user.attributes());
        values.remove("default_project_id", projectId);
        return new Entity(values);
    }

    synchronized void setPassword(String userId, String secret) {
        passwords.put(userId, secret);
    }

    /** Whether this is the password of an enabled user. */
    synchronized boolean admits(Entity user, String secret) {
        return user.enabled() && secret.equals(passwords.get(user.id()));
    }

    synchronized void grant(RoleAssignment grant) {
        grants.add(grant);
    }

    synchronized boolean granted(RoleAssignment grant) {
        return grants.contains(grant);
    }

    /** Revokes a role assignment; false when there was none. */
    synchronized boolean revoke(RoleAssignment grant) {
        return grants.remove(grant);
    }

    synchronized List<RoleAssignment> grants() {
        return List.copyOf(grants);
    }

    /** The roles of an assignment: its own first, then the implied ones. */
    synchronized List<Entity> roles(RoleAssignment grant) {
        List<Entity> roles = new ArrayList<>();
        Optional<Entity> role = find(EntityKind.ROLE, grant.roleId());
        while (role.isPresent()) {
            roles.add(role.get());
            role = Optional.ofNullable(IMPLIED.get(role.get().name())).flatMap(name -> named(EntityKind.ROLE, name));
        }
        return roles;
    }

    /** A user without a scope; empty when the user is disabled or deleted. */
    Optional<Caller> unscoped(String userId) {
        return find(EntityKind.USER, userId)
                .filter(Entity::enabled)
                .map(user -> new Caller(userId, user.name(), null, null, Set.of()));
    }

    /** A user in a project; empty unless both are enabled and the user has a role there. */
    synchronized Optional<Caller> scoped(String userId, String projectId) {
        Optional<Entity> project = find(EntityKind.PROJECT, projectId).filter(Entity::enabled);
        Set<String> roles = new LinkedHashSet<>();
        grants.stream()
                .filter(grant ->
                        grant.userId().equals(userId) && grant.projectId().equals(projectId))
                .forEach(grant -> roles(grant).forEach(role -> roles.add(role.name())));
        return roles.isEmpty() || project.isEmpty()
                ? Optional.empty()
                : unscoped(userId)
                        .map(user -> new Caller(
                                userId,
                                user.userName(),
                                projectId,
                                project.get().name(),
                                roles));
    }

    /** The current rights of a token's holder. */
    Optional<Caller> reassessed(Token token) {
        Caller caller = token.caller();
        if (token.delegation() != null) {
            return credentials.find(token.delegation()).flatMap(this::delegated);
        }
        return caller.projectId() == null ? unscoped(caller.userId()) : scoped(caller.userId(), caller.projectId());
    }

    ApplicationCredentials credentials() {
        return credentials;
    }

    /** The caller of an application credential; empty when its user has lost one of its roles. */
    Optional<Caller> delegated(ApplicationCredential credential) {
        return scoped(credential.userId(), credential.projectId())
                .filter(user -> user.roles().containsAll(credential.roles()))
                .map(user -> new Caller(
                        user.userId(), user.userName(), user.projectId(), user.projectName(), credential.roles()));
    }
}
