package org.opnfv.doctor.functest.report;

import java.util.regex.Pattern;

/**
 * Makes text from logs and records, which anybody may have written, safe for a terminal or a page. A character that would start a line,
 * move the cursor, change the terminal or change the text direction becomes a replacement character.
 */
public final class Printable {

    /** The longest name that is shown; a longer one would push the figures of all others aside. */
    private static final int NAME = 40;

    /** Controls, line and paragraph separators, direction marks and overrides, and unpaired surrogates. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private Printable() {}

    /** One line. */
    public static String line(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\ufffd");
    }

    /** A name of at most {@value #NAME} letters: a longer one is shortened in its middle, since names differ at their ends. */
    public static String name(String text) {
        return shortened(line(text), NAME);
    }

    /** At most that many letters of it. */
    static String shortened(String text, int letters) {
        int all = text.codePointCount(0, text.length());
        if (all <= letters) {
            return text;
        }
        int head = letters / 2;
        int tail = letters - 1 - head;
        return text.substring(0, text.offsetByCodePoints(0, head)) + "…"
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }
}
