package org.opnfv.doctor.functest.latency;

/**
 * The line of a log that a number comes from.
 *
 * @param file name of the log, in the folder of the run or as it was named
 * @param number of the line, from 1
 * @param text the line itself, its first {@value #LONGEST} characters
 */
public record LogRef(String file, long number, String text) {

    /** The number of characters kept of a line. */
    public static final int LONGEST = 512;

    /** Truncates the text. */
    public LogRef {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Its position, in words. */
    public String place() {
        return file + " line " + number;
    }
}
