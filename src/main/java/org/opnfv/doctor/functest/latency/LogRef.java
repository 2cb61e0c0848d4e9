package org.opnfv.doctor.functest.latency;

/**
 * A line of a log that a number rests on.
 *
 * @param file name of the log, in the folder of the run or as it was named
 * @param number of the line, from 1
 * @param text the line itself, its first {@value #LONGEST} characters
 */
public record LogRef(String file, long number, String text) {

    /** Characters that are kept of a line. */
    public static final int LONGEST = 512;

    /** Cuts the text. */
    public LogRef {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Where it stands, in words. */
    public String place() {
        return file + " line " + number;
    }
}
