package org.opnfv.doctor.functest.embedded.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one row of a plan. */
record FaultReader(String where, JsonNode row) {

    private static final Set<String> OTHER_KEYS = Set.of("name", "call", "stage", "which", "headers", "at", "host");
    private static final Pattern CALL = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|\\*) (/\\S*|\\*)");
    private static final Pattern WHICH_CALLS = Pattern.compile("([1-9][0-9]{0,8})(-([1-9][0-9]{0,8})?)?");
    private static final Pattern TIME = Pattern.compile("(-?[0-9]{1,9})(ms|s|min)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(kB|MB|)");
    private static final Pattern HOST = Pattern.compile("[\\w.-]+");

    private static final Map<String, Function<FaultReader, FaultEffect>> KINDS = Map.ofEntries(
            Map.entry("status", row -> ResponseFaults.status(row.status(), row.headers())),
            Map.entry("body", row -> ResponseFaults.body(row.row.get("body").asText())),
            Map.entry("truncate", row -> ResponseFaults.truncated((int) row.size("truncate"))),
            Map.entry("cut", row -> ResponseFaults.cut((int) row.size("cut"))),
            Map.entry("drip", row -> ResponseFaults.drip(row.time("drip"))),
            Map.entry("huge", row -> ResponseFaults.huge(row.size("huge"))),
            Map.entry("id", row -> row.word("id", Map.of("other", ResponseFaults.otherId()))),
            Map.entry("stale", row -> row.word("stale", Map.of("true", ResponseFaults.stale()))),
            Map.entry("ignore", row -> row.word("ignore", Map.of("true", ResponseFaults.ignored()))),
            Map.entry("delay", row -> CallFaults.delay(row.time("delay"), row.isAfter())),
            Map.entry(
                    "reset",
                    row -> row.word(
                            "reset", Map.of("before", CallFaults.reset(false), "after", CallFaults.reset(true)))),
            Map.entry("tokens", row -> row.word("tokens", Map.of("revoked", CallFaults.revoke()))),
            Map.entry("link_down", row -> CallFaults.flap(row.host(), false, row.time("link_down"))),
            Map.entry("link_up", row -> CallFaults.flap(row.host(), true, row.time("link_up"))),
            Map.entry(
                    "alarms",
                    row -> row.word(
                            "alarms",
                            Map.of("deleted", CallFaults.alarmsDeleted(), "disabled", CallFaults.alarmsDisabled()))),
            Map.entry(
                    "told",
                    row -> row.word(
                            "told",
                            Map.of(
                                    "never",
                                    ResponseFaults.ignored(),
                                    "twice",
                                    NotificationFaults.doubled(),
                                    "out of order",
                                    NotificationFaults.reordered(),
                                    "of another instance",
                                    NotificationFaults.ofAnotherInstance(),
                                    "the one before",
                                    NotificationFaults.before()))),
            Map.entry("dated", row -> NotificationFaults.dated(row.time("dated"))),
            Map.entry("body_after", row -> NotificationFaults.split(row.time("body_after"))));

    /** Those that only a notification can have. */
    private static final Set<String> OF_NOTIFICATIONS = Set.of("told", "dated", "body_after");

    /** Keys that mean nothing with other kinds. */
    private static final Map<String, Set<String>> ONLY_WITH =
            Map.of("headers", Set.of("status"), "at", Set.of("delay"), "host", Set.of("link_down", "link_up"));

    FaultRule read() {
        require(row.isObject(), "has to be a map such as {call: GET /v2.1/os-services, status: 503}");
        List<String> kinds = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            require(
                    field.getValue().isValueNode() && !field.getValue().isNull()
                            || field.getKey().equals("headers"),
                    field.getKey() + " has to have one value");
            if (KINDS.containsKey(field.getKey())) {
                kinds.add(field.getKey());
            } else {
                require(
                        OTHER_KEYS.contains(field.getKey()),
                        "unknown key " + field.getKey() + "; there are " + names());
            }
        }
        require(
                kinds.size() == 1,
                "has to say one thing that goes wrong, not " + kinds.size() + ": one of "
                        + String.join(", ", new TreeSet<>(KINDS.keySet())));
        ONLY_WITH.forEach((key, of) ->
                require(!row.has(key) || of.contains(kinds.get(0)), key + " means nothing with " + kinds.get(0)));
        String call = text("call");
        boolean notification = call.equals("notification");
        Matcher parts = CALL.matcher(call);
        require(
                notification || parts.matches(),
                "call is \"" + call + "\": give a method and a path, as in GET /v2.1/servers/*, or notification");
        require(
                notification || !OF_NOTIFICATIONS.contains(kinds.get(0)),
                kinds.get(0) + " is for call: notification alone");
        String which = row.has("which") ? text("which") : "1-";
        Matcher range = WHICH_CALLS.matcher(which);
        require(
                range.matches(),
                "which is \"" + which + "\": give a number from 1, as in 2, or a range, as in 2-4 or 2-");
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null
                ? first
                : range.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(range.group(3));
        require(last >= first, "which is \"" + which + "\": the range ends before it begins");
        return new FaultRule(
                row.has("name") ? text("name") : kinds.get(0) + " on " + call,
                notification ? FaultPlan.NOTIFICATION : parts.group(1),
                notification ? "*" : parts.group(2),
                stage(),
                first,
                last,
                KINDS.get(kinds.get(0)).apply(this));
    }

    private static String names() {
        Set<String> names = new TreeSet<>(OTHER_KEYS);
        names.addAll(KINDS.keySet());
        return String.join(", ", names);
    }

    private Stage stage() {
        if (!row.has("stage")) {
            return null;
        }
        for (Stage stage : Stage.values()) {
            if (stage.name().toLowerCase(Locale.ROOT).equals(text("stage"))) {
                return stage;
            }
        }
        throw refused("stage is \"" + text("stage") + "\": give prepare, arm, inject, observe or restore");
    }

    private int status() {
        int status = row.path("status").asInt(0);
        require(status >= 200 && status <= 599, "status is " + row.get("status") + ", which is not from 200 to 599");
        return status;
    }

    private Map<String, String> headers() {
        require(!row.has("headers") || row.get("headers").isObject(), "headers has to be a map");
        Map<String, String> headers = new LinkedHashMap<>();
        row.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private boolean isAfter() {
        return row.has("at") && word("at", Map.of("before", false, "after", true));
    }

    private String host() {
        require(row.has("host") && HOST.matcher(text("host")).matches(), "needs host, as in compute-1");
        return text("host");
    }

    private Duration time(String key) {
        Matcher time = TIME.matcher(text(key));
        require(time.matches(), key + " is \"" + text(key) + "\": give a time, as in 200ms, 2s or 1min");
        long number = Long.parseLong(time.group(1));
        require(number >= 0 || key.equals("dated"), key + " is \"" + text(key) + "\": only dated goes back in time");
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private long size(String key) {
        Matcher size = SIZE.matcher(text(key));
        require(size.matches(), key + " is \"" + text(key) + "\": give a size, as in 20, 4kB or 300MB");
        long bytes = Long.parseLong(size.group(1))
                * switch (size.group(2)) {
                    case "kB" -> 1_000;
                    case "MB" -> 1_000_000;
                    default -> 1;
                };
        require(bytes <= Integer.MAX_VALUE, key + " is \"" + text(key) + "\": give at most 2147MB");
        return bytes;
    }

    private <T> T word(String key, Map<String, T> meanings) {
        T meaning = meanings.get(text(key));
        require(
                meaning != null,
                key + " is \"" + text(key) + "\": give " + String.join(" or ", new TreeSet<>(meanings.keySet())));
        return meaning;
    }

    private String text(String key) {
        require(row.has(key), "has no " + key);
        return row.get(key).asText();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(where + ": " + why + "; see docs/faults.md");
    }
}
