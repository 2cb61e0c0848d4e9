package org.opnfv.doctor.functest.bus;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.bus.Listener.Answer;
import org.opnfv.doctor.functest.bus.Listener.Result;

/**
 * Looks at a cloud's bus for where notifications get stuck: who reads which queue, and by which routing keys updates of an instance pass.
 * It changes nothing there.
 */
public final class BusDiagnosis implements AutoCloseable {
    /** How the unversioned and the versioned notification of a changed instance are both called. */
    private static final String UPDATE = "instance.update";
    /** What stands for the changes of which an event does not say which they are. */
    private static final int UNMARKED = -1;

    private final Listener bus;
    /** The numbers of the changes that passed, by exchange and routing key. */
    private final Map<String, Map<String, Set<Integer>>> passed = new ConcurrentHashMap<>();

    private final Set<String> traits = ConcurrentHashMap.newKeySet();
    private final Set<String> missing = new HashSet<>();

    private BusDiagnosis(Listener bus) {
        this.bus = bus;
    }

    /**
     * Connects to it.
     *
     * @throws BusException when it cannot be reached, in one line
     */
    public static BusDiagnosis open(BusAddress address) throws BusException {
        return new BusDiagnosis(Listener.open(address));
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
     * Notes from now on by which routing keys, of that pattern, an exchange gets updates of that instance, or the default one in its
     * place; a missing one gets none.
     *
     * @param mark whose group 1 is the number of a change; an update without it is none of ours, unless it is an event that has no trait
     *     for a name, all of which count as one. Of several numbers the highest counts: a notification of Nova has the name of before, too
     * @throws BusException when the bus does not let us listen
     */
    public void follow(String exchange, String pattern, String instance, Pattern mark) throws BusException {
        Map<String, Set<Integer>> here = passed.computeIfAbsent(exchange, first -> new ConcurrentHashMap<>());
        BiConsumer<String, byte[]> note = (key, body) -> {
            String text = new String(body, StandardCharsets.UTF_8);
            if (text.contains(instance) && text.contains(UPDATE)) {
                Optional<Message> message = Message.parse(body);
                OptionalInt number = mark.matcher(text)
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .max();
                if (number.isPresent()
                        || message.filter(BusDiagnosis::lacksName).isPresent()) {
                    here.computeIfAbsent(key, first -> ConcurrentHashMap.newKeySet())
                            .add(number.orElse(UNMARKED));
                    message.ifPresent(this::noteTraits);
                }
            }
        };
        Answer answer = bus.listen(exchange, pattern, note);
        boolean ofAlarms = exchange.equals(BusCheckpoint.FIRED.exchange());
        bus.listen(BusCheckpoint.DEFAULT_EXCHANGE, pattern, (key, body) -> {
            if (ofAlarms == key.equals(BusCheckpoint.FIRED.key())) {
                note.accept(key, body);
            }
        });
        if (answer.result() == Result.REFUSED) {
            String said = at("does not let us listen at exchange " + exchange + ": " + answer.reason());
            throw bus.lost().isPresent() ? new BusException(said, null) : BusException.refused(said, null);
        }
        if (answer.result() == Result.MISSING) {
            missing.add(exchange);
        }
    }

    /**
     * How many changes of the instance passed at that exchange, by routing key.
     *
     * @throws BusException when there is such an exchange only since it was to be followed
     */
    public Map<String, Integer> passed(String exchange) throws BusException {
        if (missing.contains(exchange)
                && bus.listen(exchange, "", (key, body) -> {}).result() != Result.MISSING) {
            throw new BusException(at("has the exchange " + exchange + " only since now: ask once more"), null);
        }
        Map<String, Integer> counts = new TreeMap<>();
        passed.getOrDefault(exchange, Map.of()).forEach((key, numbers) -> counts.put(key, numbers.size()));
        return counts;
    }

    private String at(String what) {
        return "the message bus at " + bus + " " + what;
    }

    /** The traits of the events that Ceilometer made of them. */
    public Set<String> traits() {
        return new TreeSet<>(traits);
    }

    private void noteTraits(Message message) {
        traits.addAll(traitsOf(message));
    }

    /** Whether it is an event without the trait that has the mark. */
    private static boolean lacksName(Message message) {
        Set<String> found = traitsOf(message);
        return !found.isEmpty() && !found.contains("display_name");
    }

    private static Set<String> traitsOf(Message message) {
        Set<String> found = new TreeSet<>();
        message.content()
                .findValues("traits")
                .forEach(all -> all.forEach(trait -> found.add(trait.path(0).asText())));
        return found;
    }

    @Override
    public void close() {
        bus.close();
    }
}
