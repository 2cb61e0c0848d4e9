package org.opnfv.doctor.functest.cloud.transport;

import org.openstack4j.api.identity.EndpointURLResolver;

/**
 * The session of a request of OpenStack4j. OpenStack4j has one connector for the whole process and passes it only the request and its
 * configuration, so the configuration carries the session, as its endpoint resolver. This also bypasses OpenStack4j's process-wide
 * endpoint cache, which would mix up two clouds.
 */
public interface SessionResolver extends EndpointURLResolver {
    /** Sends a request with the session's token; throws when the answer is an error. */
    CloudResponse exchange(CloudRequest ask);
}
