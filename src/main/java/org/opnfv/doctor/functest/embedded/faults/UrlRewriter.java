package org.opnfv.doctor.functest.embedded.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.http.Json;

/** Rewrites URLs so that clients reach the services, and alarms their receivers, through the doors. */
final class UrlRewriter {

    private static final Pattern URL = Pattern.compile("http://[^\"\\s]+");
    private static final String ACTIONS = "alarm_actions";

    private UrlRewriter() {}

    static boolean isCatalog(RelayedRequest request) {
        return request.path().matches(".*/auth/(tokens|catalog)");
    }

    /** The answer with all its URLs rewritten. */
    static RelayedResponse servicesThrough(RelayedResponse answer, UnaryOperator<String> door) {
        String body = URL.matcher(answer.text())
                .replaceAll(url -> java.util.regex.Matcher.quoteReplacement(door.apply(url.group())));
        return answer.with(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A request that makes or changes an alarm, with its actions rewritten; any other one as it is. */
    static RelayedRequest alarmsThrough(RelayedRequest request, UnaryOperator<String> door) throws IOException {
        if (!request.path().matches("/v2/alarms(/[^/]+)?") || !request.method().matches("POST|PUT")) {
            return request;
        }
        JsonNode alarm = Json.mapper().readTree(request.body());
        if (!(alarm instanceof ObjectNode object) || !(object.get(ACTIONS) instanceof ArrayNode actions)) {
            return request;
        }
        ArrayNode changed = Json.mapper().createArrayNode();
        actions.forEach(action -> changed.add(door.apply(action.asText())));
        object.set(ACTIONS, changed);
        return request.with(Json.mapper().writeValueAsBytes(object));
    }
}
