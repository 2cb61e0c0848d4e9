package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;

/** One deployment, found and ready to be asked. */
public interface Site extends AutoCloseable {

    /** For people: what it is and where. */
    String description();

    /** The credentials of an admin of the cloud. */
    Credentials credentials();

    /**
     * A compute host by the name Nova knows it by.
     *
     * @throws HostException when there is no such host or no way to it
     */
    Host host(String name);

    /**
     * The machines that its services run on, in an order of their own; empty when this kind of deployment does not tell. They are
     * looked at when they are asked for first.
     *
     * @throws HostException when one of them cannot be reached or used as root, with its name
     */
    default List<Controller> controllers() {
        return List.of();
    }

    /**
     * One of them, whatever the others are like.
     *
     * @throws HostException when there is none of that name, or it cannot be used
     */
    default Controller controller(String name) {
        return controllers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noController(name));
    }

    /** What to say of a controller that is not there. */
    static HostException noController(String name) {
        return new HostException(
                "the deployment has no controller " + name
                        + " now: name it as the run did, by the installer's node or by controllers (CONTROLLER_IPS)",
                null);
    }

    /**
     * Where its message bus is; empty when this kind of deployment does not tell.
     *
     * @throws HostException when it should, and cannot be asked or does not say
     */
    Optional<TransportUrl> messageBus();

    /** Whether the cloud ends with this process, and all that was made in it. */
    boolean endsWithUs();

    @Override
    void close();
}
