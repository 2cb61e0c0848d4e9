package org.opnfv.doctor.functest.cloud;

/**
 * A port of an instance.
 *
 * @param id Neutron's id
 * @param instance the Nova id of the instance that it belongs to
 * @param dataPlaneStatus {@code ACTIVE} or {@code DOWN}, as somebody has set it; null when nobody has
 */
public record Port(String id, String instance, String dataPlaneStatus) {}
