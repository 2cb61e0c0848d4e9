package org.opnfv.doctor.functest.profile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An effective setting.
 *
 * @param path its key, with the section: {@code run.threshold_s}
 * @param value its value; null: not set
 * @param origin where it was set
 */
public record Value(String path, Object value, Origin origin) {

    /** Whether it is what it would be if nobody had set it. */
    public boolean isDefault() {
        return Objects.equals(value, SettingIndex.find(path).fallback());
    }

    /** The value as a profile would have it; {@code null} when it is not set. */
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
