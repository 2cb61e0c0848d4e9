package org.opnfv.doctor.functest.maintenance;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A notice to the owner of instances, as an alarm brings it.
 *
 * @param number that of its question, or 0
 * @param session that it is of
 * @param state what it tells
 * @param instanceIds the URL that lists the instances; of a move that is done, Fenix names its instance
 * @param replyUrl where a reply goes
 * @param at until when a reply is taken
 */
public record Notice(int number, String session, String state, String instanceIds, String replyUrl, Instant at) {

    /** What Fenix calls PLANNED_MAINTENANCE_COMPLETE. */
    private static final String FENIX_END = "MAINTENANCE_COMPLETE";

    /** Reads it from the traits of an event; {@code state} is that of them which can be logged. */
    static Notice of(Map<String, String> traits, String state) {
        String url = traits.getOrDefault("reply_url", "");
        String number = url.substring(url.lastIndexOf('/') + 1);
        return new Notice(
                number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0,
                traits.getOrDefault("session_id", ""),
                state,
                traits.getOrDefault("instance_ids", ""),
                url,
                time(traits.get("reply_at"))
                        .or(() -> time(traits.get("actions_at")))
                        .orElse(Instant.MIN));
    }

    /** As a trait, or as it was sent. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(
                            String.valueOf(text).replaceFirst(" ", "T"), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether its URLs are those of a question of that admin tool. */
    boolean isOf(URI tool) {
        String question = Pattern.quote(tool + "/maintenance/" + session + "/") + "[\\w-]+/[0-9]{1,9}";
        return replyUrl.matches(question) && replyUrl.equals(instanceIds);
    }

    /** Whether it asks something. */
    boolean asks() {
        return ends()
                || List.of(State.values()).stream()
                        .anyMatch(known ->
                                known.work() == State.Work.ASK && known.shown().equals(state));
    }

    /** Whether all hosts are maintained, and the owner may have as many instances as before. */
    boolean ends() {
        return state.equals(State.PLANNED_MAINTENANCE_COMPLETE.shown()) || state.equals(FENIX_END);
    }

    /** Whether the instances that it is about have to move. */
    boolean moves() {
        return state.equals(State.PREPARE_MAINTENANCE.shown()) || state.equals(State.PLANNED_MAINTENANCE.shown());
    }

    /** The same with that number. */
    Notice numbered(int other) {
        return new Notice(other, session, state, instanceIds, replyUrl, at);
    }

    /** The same as if it were of a session that does not exist. */
    Notice ofNoSession() {
        return new Notice(number, "none", state, instanceIds, replyUrl.replace(session, "none"), at);
    }
}
