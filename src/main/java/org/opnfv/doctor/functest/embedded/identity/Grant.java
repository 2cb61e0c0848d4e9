package org.opnfv.doctor.functest.embedded.identity;

/** A role that a user has been given on a project. */
record Grant(String projectId, String userId, String roleId) {}
