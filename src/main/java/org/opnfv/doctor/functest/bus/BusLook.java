package org.opnfv.doctor.functest.bus;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.bus.Listener.Answer;
import org.opnfv.doctor.functest.bus.Listener.Result;

/**
 * Looks at a cloud's bus for where notifications get stuck: who reads which queue, and by which routing keys updates of an instance pass.
 * It changes nothing there.
 */
public final class BusLook implements AutoCloseable {
    /** How the unversioned and the versioned notification of a changed instance are both called. */
    private static final String UPDATE = "instance.update";

    private final Listener bus;
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Set<String> traits = ConcurrentHashMap.newKeySet();
    private final Set<String> missing = new HashSet<>();

    private BusLook(Listener bus) {
        this.bus = bus;
    }

    /**
     * Connects to it.
     *
     * @throws BusException when it cannot be reached, in one line
     */
    public static BusLook open(BusAddress address) throws BusException {
        return new BusLook(Listener.open(address));
    }

    /** Servers and virtual host, without users and passwords. */
    public String where() {
        return bus.toString();
    }

    /** How many read a queue; empty where there is no such queue. */
    public OptionalInt readers(String queue) throws BusException {
        return bus.readers(queue);
    }

    /**
     * Notes from now on by which routing keys, of that pattern, an exchange gets updates of that instance; a missing one gets none.
     *
     * @throws BusException when the bus does not let us listen
     */
    public void follow(String exchange, String pattern, String instance) throws BusException {
        Set<String> passed = keys.computeIfAbsent(exchange, first -> ConcurrentHashMap.newKeySet());
        Answer answer = bus.listen(exchange, pattern, (key, body) -> {
            String text = new String(body, StandardCharsets.UTF_8);
            if (text.contains(instance) && text.contains(UPDATE)) {
                passed.add(key);
                Message.parse(body).ifPresent(this::noteTraits);
            }
        });
        if (answer.result() == Result.REFUSED) {
            throw new BusException(at("does not let us listen at exchange " + exchange + ": " + answer.reason()), null);
        }
        if (answer.result() == Result.MISSING) {
            missing.add(exchange);
        }
    }

    /**
     * The routing keys by which that exchange got updates of the instance.
     *
     * @throws BusException when there is such an exchange only since it was to be followed
     */
    public Set<String> keys(String exchange) throws BusException {
        if (missing.contains(exchange)
                && bus.listen(exchange, "", (key, body) -> {}).result() != Result.MISSING) {
            throw new BusException(at("has the exchange " + exchange + " only since now: ask once more"), null);
        }
        return new TreeSet<>(keys.getOrDefault(exchange, Set.of()));
    }

    private String at(String what) {
        return "the message bus at " + bus + " " + what;
    }

    /** The traits of the events that Ceilometer made of them. */
    public Set<String> traits() {
        return new TreeSet<>(traits);
    }

    private void noteTraits(Message message) {
        message.content()
                .findValues("traits")
                .forEach(all -> all.forEach(trait -> traits.add(trait.path(0).asText())));
    }

    @Override
    public void close() {
        bus.close();
    }
}
