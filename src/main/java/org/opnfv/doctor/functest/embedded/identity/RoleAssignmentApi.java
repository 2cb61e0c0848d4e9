package org.opnfv.doctor.functest.embedded.identity;

import static org.opnfv.doctor.functest.embedded.identity.KeystoneErrors.requireAdmin;

import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Roles of users on projects: give, check, take back, list. */
record RoleAssignmentApi(Directory directory, Tokens tokens, EntityView view) {

    private static final String ROLE = "/v3/projects/{project}/users/{user}/roles/{role}";

    void addTo(RouteRegistrar routes) {
        routes.on("PUT", ROLE, this::give);
        routes.on("GET", ROLE, this::check);
        routes.on("DELETE", ROLE, this::takeBack);
        routes.on("GET", "/v3/role_assignments", this::assignments);
    }

    /** Keystone looks for all three, in this order, before it looks at the caller. */
    private RoleAssignment grant(Call call) {
        String role = directory.get(EntityKind.ROLE, call.param("role")).id();
        String user = directory.get(EntityKind.USER, call.param("user")).id();
        String project =
                directory.get(EntityKind.PROJECT, call.param("project")).id();
        return new RoleAssignment(project, user, role);
    }

    private Reply give(Call call, Caller caller) {
        RoleAssignment grant = grant(call);
        requireAdmin(caller, "create_grant");
        directory.grant(grant);
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }

    private Reply check(Call call, Caller caller) {
        RoleAssignment grant = grant(call);
        requireAdmin(caller, "check_grant");
        if (!directory.granted(grant)) {
            throw noGrant();
        }
        return Reply.empty(204);
    }

    private Reply takeBack(Call call, Caller caller) {
        RoleAssignment grant = grant(call);
        requireAdmin(caller, "revoke_grant");
        if (!directory.revoke(grant)) {
            throw noGrant();
        }
        tokens.reassess(directory::reassessed);
        return Reply.empty(204);
    }

    private static ApiError noGrant() {
        return new ApiError(404, "Could not find role assignment.");
    }

    private Reply assignments(Call call, Caller caller) {
        requireAdmin(caller, "list_role_assignments");
        List<Map<String, Object>> views = directory.grants().stream()
                .filter(grant ->
                        call.query("user.id").map(grant.userId()::equals).orElse(true))
                .map(grant -> Map.<String, Object>of(
                        "role", Map.of("id", grant.roleId()),
                        "user", Map.of("id", grant.userId()),
                        "scope", Map.of("project", Map.of("id", grant.projectId()))))
                .toList();
        return view.listed(call, "role_assignments", views);
    }
}
