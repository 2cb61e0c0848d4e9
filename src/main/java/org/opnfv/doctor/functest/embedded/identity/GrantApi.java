package org.opnfv.doctor.functest.embedded.identity;

import static org.opnfv.doctor.functest.embedded.identity.EntityApi.requireAdmin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Roles of users on projects: give, check, take back, list. */
final class GrantApi {

    private static final String ROLES = "/v3/projects/{project}/users/{user}/roles";

    private final Directory directory;
    private final Tokens tokens;
    private final Pages pages;

    GrantApi(Directory directory, Tokens tokens, Pages pages) {
        this.directory = directory;
        this.tokens = tokens;
        this.pages = pages;
    }

    void addTo(Routes routes) {
        routes.on("GET", ROLES, this::list);
        routes.on("PUT", ROLES + "/{role}", this::give);
        routes.on("GET", ROLES + "/{role}", this::check);
        routes.on("DELETE", ROLES + "/{role}", this::takeBack);
        routes.on("GET", "/v3/role_assignments", this::assignments);
    }

    private Reply list(Call call, Caller caller) {
        requireAdmin(caller, "list_grants");
        String project = directory.get(Kind.PROJECT, call.param("project")).id();
        String user = directory.get(Kind.USER, call.param("user")).id();
        return pages.list(
                call,
                "roles",
                directory.grants().stream()
                        .filter(grant -> grant.projectId().equals(project)
                                && grant.userId().equals(user))
                        .map(grant -> directory.get(Kind.ROLE, grant.roleId()))
                        .toList());
    }

    /** Keystone looks for all three, in this order, before it looks at the caller. */
    private Grant grant(Call call) {
        String role = directory.get(Kind.ROLE, call.param("role")).id();
        String user = directory.get(Kind.USER, call.param("user")).id();
        String project = directory.get(Kind.PROJECT, call.param("project")).id();
        return new Grant(project, user, role);
    }

    private Reply give(Call call, Caller caller) {
        Grant grant = grant(call);
        requireAdmin(caller, "create_grant");
        directory.grant(grant);
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }

    private Reply check(Call call, Caller caller) {
        Grant grant = grant(call);
        requireAdmin(caller, "check_grant");
        if (!directory.granted(grant)) {
            throw Refusals.noGrant(grant);
        }
        return Reply.empty(204);
    }

    private Reply takeBack(Call call, Caller caller) {
        Grant grant = grant(call);
        requireAdmin(caller, "revoke_grant");
        if (!directory.revoke(grant)) {
            throw Refusals.noGrant(grant);
        }
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }

    private Reply assignments(Call call, Caller caller) {
        requireAdmin(caller, "list_role_assignments");
        boolean named = flag(call, "include_names");
        List<Map<String, Object>> views = new ArrayList<>();
        for (Grant grant : directory.grants()) {
            List<Entity> roles = directory.roles(grant);
            for (Entity role : flag(call, "effective") ? roles : roles.subList(0, Math.min(1, roles.size()))) {
                if (wanted(call, "user.id", grant.userId())
                        && wanted(call, "scope.project.id", grant.projectId())
                        && wanted(call, "role.id", role.id())
                        && call.query("group.id").isEmpty()
                        && call.query("scope.domain.id").isEmpty()
                        && call.query("scope.system").isEmpty()) {
                    views.add(view(grant, role, named));
                }
            }
        }
        return pages.views(call, "role_assignments", views);
    }

    private static boolean flag(Call call, String name) {
        return call.query(name)
                .filter(value -> !List.of("0", "false", "False").contains(value))
                .isPresent();
    }

    private static boolean wanted(Call call, String filter, String id) {
        return call.query(filter).map(id::equals).orElse(true);
    }

    private Map<String, Object> view(Grant grant, Entity role, boolean named) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put(
                "assignment",
                pages.url(
                        "/v3/projects/" + grant.projectId() + "/users/" + grant.userId() + "/roles/" + grant.roleId()));
        if (!role.id().equals(grant.roleId())) {
            links.put("prior_role", pages.url("/v3/prior_role/" + grant.roleId() + "/implies/" + role.id()));
        }
        return Map.of(
                "role",
                named ? Map.of("id", role.id(), "name", role.name()) : Map.of("id", role.id()),
                "user",
                reference(Kind.USER, grant.userId(), named),
                "scope",
                Map.of("project", reference(Kind.PROJECT, grant.projectId(), named)),
                "links",
                links);
    }

    private Map<String, Object> reference(Kind kind, String id, boolean named) {
        return named
                ? Map.of("id", id, "name", directory.get(kind, id).name(), "domain", IdentityService.DOMAIN)
                : Map.of("id", id);
    }
}
