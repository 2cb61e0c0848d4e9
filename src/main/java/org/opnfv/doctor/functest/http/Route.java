package org.opnfv.doctor.functest.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.net.PercentCodec;

/**
 * A handler with the method and the path template it answers. A template is made of literal segments and of variables that stand for
 * exactly one whole, non-empty segment: {@code /v2.1/servers/{id}}. One slash at the end of a request's path is ignored.
 */
record Route(String method, String template, List<String> segments, HttpHandler handler) {

    private static final String ANY = "\uffff";

    /**
     * @throws IllegalArgumentException when the template is malformed
     */
    static Route of(String method, String template, HttpHandler handler) {
        List<String> segments = split(template);
        List<String> variables = new ArrayList<>();
        for (String segment : segments) {
            if (isVariable(segment)) {
                variables.add(segment);
            } else if (segment.contains("{") || segment.contains("}")) {
                throw new IllegalArgumentException("in " + template + " a variable is not a whole segment");
            }
        }
        if (!template.startsWith("/") || variables.stream().distinct().count() < variables.size()) {
            throw new IllegalArgumentException(template + " must start with / and name each variable once");
        }
        return new Route(method, template, segments, handler);
    }

    /** Decoded values of the variables when the path matches the template. */
    Optional<Map<String, String>> match(String path) {
        List<String> parts = split(path);
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String segment = segments.get(i);
            String part = PercentCodec.decode(parts.get(i), StandardCharsets.UTF_8);
            if (isVariable(segment) && !part.isEmpty()) {
                values.put(segment.substring(1, segment.length() - 1), part);
            } else if (!segment.equals(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Equal for templates that match the same paths; of two that match one path, the more literal one sorts first. */
    String rank() {
        return String.join(
                "/", segments.stream().map(s -> isVariable(s) ? ANY : s).toList());
    }

    private static boolean isVariable(String segment) {
        return segment.length() > 2 && segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> split(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Arrays.asList(trimmed.split("/", -1));
    }
}
