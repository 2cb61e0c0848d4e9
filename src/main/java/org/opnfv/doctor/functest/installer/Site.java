package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;

/** One deployment, found and ready for use. */
public interface Site extends AutoCloseable {

    /** For people: what it is and where. */
    String description();

    /** The credentials of an admin of the cloud. */
    Credentials credentials();

    /**
     * A compute host by its name in Nova.
     *
     * @throws HostException when there is no such host or no path to it
     */
    Host host(String name);

    /**
     * The machines of its services, in a fixed order; empty when this kind of deployment does not know them. They are inspected when they
     * are first asked for.
     *
     * @throws HostException when one of them cannot be reached or used as root, with its name
     */
    default List<Controller> controllers() {
        return List.of();
    }

    /**
     * One of them, whatever the state of the others.
     *
     * @throws HostException when there is none of that name, or it cannot be used
     */
    default Controller controller(String name) {
        return controllers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noController(name));
    }

    /** The error for a controller that does not exist. */
    static HostException noController(String name) {
        return new HostException(
                "the deployment has no controller " + name
                        + " now: name it as the run did, by the installer's node or by controllers (CONTROLLER_IPS)",
                null);
    }

    /**
     * The addresses of its message buses, that of Nova's notifications first; empty when this kind of deployment does not know them. Another
     * one that is not found is left out, and {@link #alarmPublisher} fails.
     *
     * @throws HostException when it should know, and gets no answer
     */
    List<TransportUrl> messageBuses();

    /** The publisher, with its password, by which Ceilometer reaches the bus that Aodh reads; empty where its own does. Fails likewise. */
    default Optional<String> alarmPublisher() {
        return Optional.empty();
    }

    /** Whether services run from virtual environments, so that a file that is not below {@code /etc} may be in one, which a new one hides. */
    default boolean hasVirtualEnvironments() {
        return false;
    }

    /**
     * How a deployer changes Nova's and Ceilometer's configuration so that it stays; empty where files may just be edited.
     *
     * @throws HostException as {@link #controllers()} does
     */
    default Optional<String> lastingChange() {
        return controllers().stream()
                .findFirst()
                .flatMap(first -> first.layout().lastingChange());
    }

    /**
     * What takes notifications, as JSON of oslo.messaging, where there is no message bus; empty where there is one, or none is known. It
     * throws {@link HostException} when it cannot take one.
     */
    default Optional<Consumer<String>> withoutBus() {
        return Optional.empty();
    }

    /** Where an address of an instance is probed; empty where we reach none of those, or nothing in instances answers. */
    default Optional<Function<String, ProbeTarget>> instanceAddresses() {
        return Optional.empty();
    }

    /** Whether the cloud and everything in it end with this process. */
    boolean endsWithUs();

    @Override
    void close();
}
