package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * Whether a log of the Consumer of 2017 is one, as far as that can be seen. Only then what it does not have is something that did not
 * happen: the Consumer said where it listens before anything else, and of each line it wrote it wrote the end.
 */
final class ConsumerLog {

    /** What is wrong with most that are no proof. */
    static final String DAMAGED = "is empty, cut off or damaged";

    private static final Pattern OWN = Pattern.compile(
            " \\* Running on .*|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\S+ \\d+ [A-Z]+ .*|.*\"POST /\\S* HTTP/.*");
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffd]");

    private static final Set<OriginalLineKind> OWN_KINDS =
            EnumSet.of(OriginalLineKind.NOTIFIED, OriginalLineKind.ALARM, OriginalLineKind.ANSWERED);

    private boolean own;
    private boolean foreign;
    private BigDecimal last;
    private boolean damaged;

    /** One more line, and what it says without a margin. */
    void line(LogLines.Line line, String text) {
        own = own || OWN.matcher(text).matches();
        damaged = damaged || !line.ended() || NO_TEXT.matcher(text).find();
    }

    /** What one of its lines tells. */
    void entry(OriginalLine entry) {
        if (!OWN_KINDS.contains(entry.kind())) {
            foreign = true;
        }
        boolean later = entry.at() != null && !isAt(entry.at());
        last = later ? entry.at() : last;
    }

    /** Whether it goes on until then. */
    boolean isAt(BigDecimal time) {
        return last != null && last.compareTo(time) >= 0;
    }

    /** Why it does not prove what it lacks; null when it does. */
    String problem() {
        if (foreign) {
            return "has lines of another log";
        }
        return own && !damaged ? null : DAMAGED;
    }
}
