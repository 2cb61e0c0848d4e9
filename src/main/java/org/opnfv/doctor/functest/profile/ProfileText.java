package org.opnfv.doctor.functest.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The text of a profile: each setting with what it is for. */
public final class ProfileText {
    /** What YAML takes for nothing but text. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/~][A-Za-z0-9_./@-]*");

    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");

    private ProfileText() {}

    /** Its comment, of which the first line stands beside its name in a list, and those of all settings that somebody has set. */
    public static String of(List<String> comment, Collection<Value> values) {
        StringBuilder text = new StringBuilder();
        comment.forEach(line -> text.append(("# " + line).strip()).append('\n'));
        String section = null;
        for (Value value : values.stream().filter(ProfileText::isSet).toList()) {
            SettingDefinition key = SettingIndex.find(value.path());
            if (!key.section().equals(section) || section.isEmpty()) {
                section = key.section();
                text.append('\n').append(section.isEmpty() ? "" : section + ":\n");
            }
            String indent = section.isEmpty() ? "" : "  ";
            text.append(indent).append(key.name()).append(':').append(written(value.value()));
            text.append("  # ").append(key.about()).append('\n');
            if (value.value() instanceof Map<?, ?> map) {
                map.forEach((name, of) -> text.append(indent)
                        .append("  ")
                        .append(scalar(name))
                        .append(": ")
                        .append(scalar(of))
                        .append('\n'));
            }
        }
        return text.toString();
    }

    /** One that is as it would be anyway is left out, unless it was chosen just now. */
    private static boolean isSet(Value value) {
        return value.origin().layer() == Origin.Layer.OPTION
                || !Objects.equals(
                        value.value(), SettingIndex.find(value.path()).fallback());
    }

    private static String written(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? " {}" : "";
        }
        return " "
                + (value instanceof List<?> list
                        ? list.stream().map(ProfileText::scalar).toList().toString()
                        : scalar(value));
    }

    private static String scalar(Object value) {
        String text = String.valueOf(value);
        if (!(value instanceof String)
                || PLAIN.matcher(text).matches() && !WORD.matcher(text).matches()) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
