package org.opnfv.doctor.functest.latency.original;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The failed host in a run of the original, from each line that names it. */
final class FailedHost {

    private static final Pattern IN_EVENT = Pattern.compile("\"hostname\": \"([^\"]+)\"");

    /** The names in the log by their comparable form. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private String marked;

    void named(String name) {
        names.putIfAbsent(compared(name), name);
    }

    /** The event that the Inspector received. */
    void event(String text) {
        Matcher name = IN_EVENT.matcher(text);
        if (name.find()) {
            named(name.group(1));
        }
    }

    void marked(String name) {
        marked = marked == null ? name : marked;
        named(name);
    }

    /** Its name, that of the mark first; null when no line names it. */
    String name() {
        return marked != null || names.isEmpty()
                ? marked
                : names.values().iterator().next();
    }

    /** All its names; a single run has one. */
    List<String> names() {
        return List.copyOf(names.values());
    }

    /** Whether lines name different hosts. */
    boolean isDisputed() {
        return names.size() > 1;
    }

    /** Without the domain, which only some components write; an address has none. */
    private static String compared(String name) {
        int dot = name.matches("[0-9.]+") ? -1 : name.indexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    }
}
