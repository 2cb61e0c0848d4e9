package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the lines of a log from the output of a console, a CI server or {@code run.sh}. */
final class ConsoleText {

    /** The text of {@code run.sh} before each line of a log. */
    static final String MARGIN = " | ";

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[mK]");

    /** The stamp of Jenkins and others: a time of day, or a date with a T in it, which no log of the original has. */
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

    /** Whether it is a command that a shell traced before it ran it. */
    static boolean isTraced(String text) {
        return text.startsWith("+");
    }

    /** The log whose lines follow, by the heading of {@code run.sh}; null for any other line. */
    static String heading(String text) {
        return text.startsWith("[") && text.endsWith(".log]") ? text.substring(1, text.length() - 1) : null;
    }

    /** The line of a log, without the margin. */
    static String withoutMargin(String text) {
        return text.startsWith(MARGIN) ? text.substring(MARGIN.length()) : text;
    }
}
