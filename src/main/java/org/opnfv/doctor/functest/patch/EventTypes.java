package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.regex.Pattern;

/** Event types as Ceilometer's files name them: shell patterns, with {@code !} for exclusions. */
final class EventTypes {
    private static final Pattern SPECIAL = Pattern.compile("\\*|\\?|\\[!?][^]]*]|\\[!?[^]]+]|[^*?\\[]+|\\[");

    private EventTypes() {}

    /** Whether the patterns match that type: none excludes it, and one includes it or none includes any. */
    static boolean accept(List<String> patterns, String type) {
        boolean excluded =
                patterns.stream().anyMatch(pattern -> pattern.startsWith("!") && matches(pattern.substring(1), type));
        return !excluded
                && (patterns.stream().anyMatch(pattern -> !pattern.startsWith("!") && matches(pattern, type))
                        || patterns.stream().allMatch(pattern -> pattern.startsWith("!")));
    }

    private static boolean matches(String pattern, String type) {
        String regex = SPECIAL.matcher(pattern)
                .replaceAll(part -> java.util.regex.Matcher.quoteReplacement(regex(part.group())));
        return type.matches(regex);
    }

    private static String regex(String part) {
        if (part.equals("*")) {
            return ".*";
        }
        if (part.equals("?")) {
            return ".";
        }
        if (part.startsWith("[") && part.length() > 2) {
            boolean not = part.charAt(1) == '!';
            String set = part.substring(not ? 2 : 1, part.length() - 1);
            return "[" + (not ? "^" : "") + set.replaceAll("[\\\\\\[\\]^&]", "\\\\$0") + "]";
        }
        return Pattern.quote(part);
    }
}
