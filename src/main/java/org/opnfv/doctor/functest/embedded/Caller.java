package org.opnfv.doctor.functest.embedded;

import java.util.Set;

/**
 * The caller, from the token.
 *
 * @param projectId the project the token is scoped to; null for an unscoped or domain-scoped token
 * @param projectName null exactly when {@code projectId} is
 * @param roles names of the roles held in that scope, implied ones included
 */
public record Caller(String userId, String userName, String projectId, String projectName, Set<String> roles) {

    /** Copies the roles. */
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the policies' {@code role:admin} rule holds. */
    public boolean isAdmin() {
        return roles.contains("admin");
    }
}
