package org.opnfv.doctor.functest.maintenance;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a session does to a cloud. Each returns when it is done; each may throw any {@link RuntimeException} with a message for people, and
 * is interrupted when the session is stopped.
 */
public interface CloudOperations {

    /** What is on these hosts now. */
    List<HostLoad> loads(Collection<String> hosts);

    /** Lets no more instances be placed on a host. */
    void disable(String host);

    /** Lets instances be placed on it again. */
    void enable(String host);

    /** Moves an instance away from its host, to wherever there is room. */
    void move(String instance, String host, InstanceAction action);

    /** What is done with an empty host. */
    void maintain(String host);

    /** Publishes a notification on the cloud's message bus. */
    void publish(String eventType, Map<String, Object> payload);
}
