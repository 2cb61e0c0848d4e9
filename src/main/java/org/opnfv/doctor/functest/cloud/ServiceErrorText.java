package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/**
 * A service's error message, as one line. Each service has its own format: Keystone {@code {"error": {"message"}}}, Nova {@code
 * {"itemNotFound": {"message"}}}, Neutron {@code {"NeutronError": {"type", "message"}}}, Aodh {@code {"error_message": {"faultstring"}}},
 * Glance and proxies a page of HTML.
 */
final class ServiceErrorText {
    private static final int LONGEST = 300;

    private ServiceErrorText() {}

    static String of(CloudResponse answer) {
        String text = answer.text();
        String words = fromJson(text).orElseGet(() -> fromPage(text));
        String line = words.isBlank() ? answer.reason() : words;
        // Glance ends its JSON messages as it ended its HTML pages.
        line = line.replaceAll("(?i)<br\\s*/?>", " ").replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static Optional<String> fromJson(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode document = ApiJson.MAPPER.readTree(text);
            return message(document).or(() -> Optional.of(document.isEmpty() ? "" : text));
        } catch (IOException e) {
            // A proxy truncated it: the rest is shown as text.
            return Optional.of(text);
        }
    }

    private static Optional<String> message(JsonNode node) {
        Stream<JsonNode> children =
                node.properties().stream().map(field -> field.getValue()).filter(JsonNode::isObject);
        return Stream.of("message", "faultstring", "error_message", "description")
                .map(node::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .or(() -> children.map(ServiceErrorText::message)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static String fromPage(String text) {
        return text.replaceAll("(?is)<(head|style|script)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " ");
    }
}
