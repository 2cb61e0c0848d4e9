package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a console, or of a CI server's log, as the program wrote them. */
final class ConsoleText {

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
}
