package org.opnfv.doctor.functest.bus;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link Tap} listens for.
 *
 * @param shown what its events are about, in the log
 * @param words a message that lacks one of them has none of its events: what is looked for before a message is parsed
 * @param events which events
 * @param about what an event is about
 */
public record EventFilter(
        String shown,
        List<String> words,
        Predicate<Message.Event> events,
        Function<Map<String, String>, String> about) {
    private static final String SESSION = "session_id";
    private static final String URL = "reply_url";
    /** What stands in JSON as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]+");

    /** Notices of planned maintenance: by their session, and the number at the end of their reply URL or {@code host/state}. */
    public static final EventFilter NOTICES = new EventFilter(
            "notice",
            List.of(SESSION),
            event -> !event.traits().getOrDefault(SESSION, "").isEmpty(),
            traits -> {
                String url = traits.getOrDefault(URL, "");
                return traits.get(SESSION) + "/"
                        + (url.isEmpty()
                                ? traits.getOrDefault("host", "") + "/" + traits.getOrDefault("state", "")
                                : url.substring(url.lastIndexOf('/') + 1));
            });

    /**
     * Events about instances, by their Nova ids.
     *
     * @param type of the event, in which {@code *} stands for any text
     * @param words that are in each of them
     * @param traits whether it has the right ones
     */
    public static EventFilter instances(String type, Collection<String> words, Predicate<Map<String, String>> traits) {
        List<String> literal = Arrays.asList(type.split("\\*", -1));
        Predicate<String> types = Pattern.compile(
                        literal.stream().map(Pattern::quote).collect(Collectors.joining(".*")))
                .asMatchPredicate();
        return new EventFilter(
                "instance",
                Stream.concat(literal.stream(), words.stream())
                        .filter(PLAIN.asMatchPredicate())
                        .toList(),
                event -> types.test(event.type()) && traits.test(event.traits()),
                found -> found.getOrDefault("instance_id", ""));
    }

    /** Whether there may be such an event in a message. */
    boolean mayBeIn(String text) {
        return words.stream().allMatch(text::contains);
    }
}
