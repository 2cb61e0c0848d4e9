package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines as a log has them, taken out of what a console, a CI server or {@code run.sh} put around them. */
final class ConsoleText {

    /** What {@code run.sh} printed before each line of a log. */
    static final String MARGIN = " | ";

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[mK]");

    /** As Jenkins and others stamp each line: a time of day, or a date with a T in it, which no log of the original has. */
    private static final Pattern STAMP = Pattern.compile(
            "(?:\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?|\\[?\\d{4}-\\d\\d-\\d\\dT[0-9:.,]{8,18}(?:Z|[+-]\\d\\d:?\\d\\d)?]?) ");

    private ConsoleText() {}

    /** The line without colours and without the time that a CI server put before it. */
    static String plain(String text) {
        String plain = text.indexOf('\u001b') < 0 ? text : COLOURS.matcher(text).replaceAll("");
        boolean stamped = !plain.isEmpty() && (Character.isDigit(plain.charAt(0)) || plain.charAt(0) == '[');
        if (stamped) {
            Matcher stamp = STAMP.matcher(plain);
            return stamp.lookingAt() ? plain.substring(stamp.end()) : plain;
        }
        return plain;
    }

    /** Whether it is a command that a shell told of before it ran it. */
    static boolean isTraced(String text) {
        return text.startsWith("+");
    }

    /** The log whose lines follow, by the name that {@code run.sh} printed; null when it is another line. */
    static String heading(String text) {
        return text.startsWith("[") && text.endsWith(".log]") ? text.substring(1, text.length() - 1) : null;
    }

    /** The line of a log, without the margin. */
    static String withoutMargin(String text) {
        return text.startsWith(MARGIN) ? text.substring(MARGIN.length()) : text;
    }
}
