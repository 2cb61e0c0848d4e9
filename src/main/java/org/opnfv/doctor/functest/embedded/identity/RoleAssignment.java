package org.opnfv.doctor.functest.embedded.identity;

/** A user's role on a project. */
record RoleAssignment(String projectId, String userId, String roleId) {}
