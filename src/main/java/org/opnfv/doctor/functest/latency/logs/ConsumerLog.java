package org.opnfv.doctor.functest.latency.logs;

import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * Whether a log of the Consumer of 2017 is one, as far as that can be seen. Only then what it does not have is something that did not
 * happen: the Consumer said where it listens before anything else, and of each line it wrote it wrote the end.
 */
final class ConsumerLog {

    private static final Pattern OWN = Pattern.compile(
            " \\* Running on .*|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\S+ \\d+ [A-Z]+ .*|.*\"POST /\\S* HTTP/.*");
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffd]");

    private boolean own;
    private boolean damaged;

    /** One more line, and what it says without a margin. */
    void line(LogLines.Line line, String text) {
        own = own || OWN.matcher(text).matches();
        damaged = damaged || !line.ended() || NO_TEXT.matcher(text).find();
    }

    boolean isWhole() {
        return own && !damaged;
    }
}
