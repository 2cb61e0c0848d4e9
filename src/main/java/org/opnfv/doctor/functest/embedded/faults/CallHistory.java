package org.opnfv.doctor.functest.embedded.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import org.opnfv.doctor.functest.http.Json;

/** The past calls, as far as faults need them. Thread-safe. */
final class CallHistory {

    private static final Set<String> ID_NAMES = Set.of("id", "alarm_id");

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> worthless = ConcurrentHashMap.newKeySet();
    private final Map<String, String> firstMade = new ConcurrentHashMap<>();
    private final Map<String, RelayedRequest> alarms = new ConcurrentSkipListMap<>();
    private final Map<String, RelayedResponse> first = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<byte[]> notifications = new ConcurrentLinkedDeque<>();

    void note(RelayedRequest request, RelayedResponse answer) {
        Optional.ofNullable(answer.headers().get("X-Subject-Token")).ifPresent(tokens::add);
        if (request.method().equals("GET") && answer.status() < 300) {
            first.putIfAbsent(request.target(), answer);
        }
        if (request.method().equals("POST") && answer.status() < 300) {
            idIn(answer).ifPresent(id -> {
                firstMade.putIfAbsent(request.path(), id);
                if (request.path().endsWith("/v2/alarms")) {
                    alarms.put(id, request);
                }
            });
        }
    }

    void noteNotification(byte[] body) {
        notifications.add(body);
    }

    /** Revokes all tokens issued so far. */
    void revoke() {
        worthless.addAll(tokens);
    }

    boolean isWorthless(String token) {
        return worthless.contains(token);
    }

    /** The requests that made alarms, by the alarm's id. */
    Map<String, RelayedRequest> alarms() {
        return alarms;
    }

    /** The id that the first call of its kind returned, or an id of nothing. */
    String firstMade(String path, String notThis) {
        String id = firstMade.get(path);
        return id == null || id.equals(notThis) ? UUID.randomUUID().toString() : id;
    }

    /** The first answer to the same call; empty for the first one. */
    Optional<RelayedResponse> first(String target) {
        return Optional.ofNullable(first.get(target));
    }

    /** The previous notification. */
    Optional<byte[]> lastNotification() {
        return Optional.ofNullable(notifications.peekLast());
    }

    /** The id of the resource in an answer. */
    static Optional<String> idIn(RelayedResponse answer) {
        try {
            JsonNode body = Json.mapper().readTree(answer.body());
            JsonNode thing =
                    body != null && body.size() == 1 && body.iterator().next().isObject()
                            ? body.iterator().next()
                            : body;
            return thing == null
                    ? Optional.empty()
                    : ID_NAMES.stream()
                            .map(name -> thing.path(name).asText(""))
                            .filter(id -> !id.isEmpty())
                            .findFirst();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
