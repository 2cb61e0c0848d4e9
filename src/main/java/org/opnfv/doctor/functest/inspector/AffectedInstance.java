package org.opnfv.doctor.functest.inspector;

/**
 * An instance that is lost with its host.
 *
 * @param id its Nova id
 * @param name its name
 * @param project the id of its project
 * @param status its status before, as Nova writes it, for example {@code ACTIVE}
 * @param ours whether it belongs to this test
 */
public record AffectedInstance(String id, String name, String project, String status, boolean ours) {}
