package org.opnfv.doctor.functest.cloud.transport;

import org.openstack4j.api.identity.EndpointURLResolver;

/**
 * The session that a request of OpenStack4j belongs to. OpenStack4j has one connector for the whole process and hands it nothing but
 * the request and its configuration, so the session travels inside the configuration, as its endpoint resolver. This also
 * bypasses OpenStack4j's process-wide endpoint cache, which would mix up two clouds.
 */
public interface SessionResolver extends EndpointURLResolver {
    /** Sends a request with the session's token; throws unless the cloud did what was asked. */
    CloudResponse exchange(CloudRequest ask);
}
