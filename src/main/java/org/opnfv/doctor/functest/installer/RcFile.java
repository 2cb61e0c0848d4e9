package org.opnfv.doctor.functest.installer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code OS_*} variables that a shell script such as {@code overcloudrc} sets. It is parsed, never run: a value that a shell would
 * have to evaluate is refused.
 */
final class RcFile {
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+)?(OS_[A-Z0-9_]+)=(.*)");
    private static final Pattern QUOTED_OR_PLAIN =
            Pattern.compile("'([^']*)'|\"((?:[^\"\\\\$`]|\\\\.)*)\"|((?:[^\\s'\"\\\\$`;&|<>()#]|\\\\.)+)");

    /** Irrelevant here; undercloud and overcloud set some of them to other variables. */
    private static final Pattern API_VERSION = Pattern.compile("OS_[A-Z]+_API_VERSION");

    private RcFile() {}

    /**
     * The variables that it sets.
     *
     * @param origin its name in messages
     */
    static Map<String, String> read(String text, String origin) {
        Map<String, String> variables = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (assignment.matches()
                    && !API_VERSION.matcher(assignment.group(1)).matches()) {
                variables.put(assignment.group(1), word(assignment.group(1), assignment.group(2), origin));
            }
        });
        if (!variables.containsKey("OS_AUTH_URL")) {
            throw new SiteException(
                    origin + " sets no OS_AUTH_URL: set the OS_* variables of the cloud's admin yourself", null);
        }
        return variables;
    }

    /** One word of a shell, of any number of quoted and plain parts; a comment or another command may follow it. */
    private static String word(String name, String text, String origin) {
        StringBuilder word = new StringBuilder();
        Matcher part = QUOTED_OR_PLAIN.matcher(text);
        int end = 0;
        while (part.find(end) && part.start() == end) {
            word.append(
                    part.group(1) != null
                            ? part.group(1)
                            : part.group(2) != null
                                    ? part.group(2).replaceAll("\\\\([$`\"\\\\])", "$1")
                                    : part.group(3).replaceAll("\\\\(.)", "$1"));
            end = part.end();
        }
        if (!text.substring(end).isEmpty() && !text.substring(end).matches("\\s*;.*|\\s+#.*|\\s+")) {
            throw new SiteException(
                    origin + ": the value of " + name
                            + " has to be evaluated by a shell: set the OS_* variables of the cloud's admin yourself",
                    null);
        }
        return word.toString();
    }
}
