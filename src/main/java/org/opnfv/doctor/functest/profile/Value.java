package org.opnfv.doctor.functest.profile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One effective setting.
 *
 * @param path its key, with the section: {@code run.threshold_s}
 * @param value what holds; null: nothing is set
 * @param origin who said so
 */
public record Value(String path, Object value, Origin origin) {

    /** The value as it would stand in a profile; {@code null} when nothing is set. */
    public String text() {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }
}
