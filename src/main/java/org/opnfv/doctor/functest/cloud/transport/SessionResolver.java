package org.opnfv.doctor.functest.cloud.transport;

import org.openstack4j.api.identity.EndpointURLResolver;

/**
 * Whom OpenStack4j's requests belong to. OpenStack4j has one connector for the whole process and hands it nothing but
 * the request and its configuration, so the session travels inside the configuration, as its endpoint resolver; this also
 * keeps OpenStack4j's process-wide endpoint cache out of the way, which would mix up two clouds.
 */
public interface SessionResolver extends EndpointURLResolver {
    /** Sends a request with the session's token; throws unless the cloud did what was asked. */
    CloudResponse exchange(CloudRequest ask);
}
