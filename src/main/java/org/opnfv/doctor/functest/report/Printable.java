package org.opnfv.doctor.functest.report;

import java.util.regex.Pattern;

/**
 * Text for a terminal. Names and lines come from logs and records that anybody may have written: what would move the cursor or change
 * the terminal is shown as a replacement character, and only line ends and our own colours stay.
 */
final class Printable {

    private static final Pattern CONTROL =
            Pattern.compile("\u001b(?!\\[[0-9;]{1,5}m)|[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f-\\x9f]");

    private Printable() {}

    static String of(String text) {
        return CONTROL.matcher(text).replaceAll("\ufffd");
    }
}
