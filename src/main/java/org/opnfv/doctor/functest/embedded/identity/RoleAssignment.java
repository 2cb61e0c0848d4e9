package org.opnfv.doctor.functest.embedded.identity;

/** A role that a user has been given on a project. */
record RoleAssignment(String projectId, String userId, String roleId) {}
