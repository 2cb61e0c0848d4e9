package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.cloud.Cloud;

/**
 * The clouds of a test.
 *
 * @param admin the cloud as its admin
 * @param owner the cloud as the owner of the instances
 */
public record TestBed(Cloud admin, Cloud owner, String projectId, String imageId, String flavorId, String networkId) {}
