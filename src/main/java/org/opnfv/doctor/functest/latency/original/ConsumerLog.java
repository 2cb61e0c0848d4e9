package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.original.OriginalLine.Kind;

/**
 * Whether a log is that of the Consumer of 2017, and is whole as far as visible. Only then a missing line is a missing event: the
 * Consumer first logged where it listens, and it ended each line that it wrote.
 */
final class ConsumerLog {

    private static final Pattern OWN = Pattern.compile(
            " \\* Running on .*|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\S+ \\d+ [A-Z]+ .*|.*\"POST /\\S* HTTP/.*");
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffd]");

    private static final Set<Kind> OWN_KINDS = Set.of(Kind.NOTIFIED, Kind.ALARM, Kind.ANSWERED);

    private boolean own;
    private boolean foreign;
    private BigDecimal last;
    private boolean damaged;

    /** One more line, and its text without the margin. */
    void line(LogLines.Line line, String text) {
        own = own || OWN.matcher(text).matches();
        damaged = damaged || !line.ended() || NO_TEXT.matcher(text).find();
    }

    /** An entry parsed from one of its lines. */
    void entry(OriginalLine entry) {
        foreign |= !OWN_KINDS.contains(entry.kind());
        last = entry.at() == null || isAt(entry.at()) ? last : entry.at();
    }

    /** Whether the log reaches that time. */
    boolean isAt(BigDecimal time) {
        return last != null && last.compareTo(time) >= 0;
    }

    /** Why a missing line proves nothing; null when it does. */
    String problem() {
        if (foreign) {
            return "has lines of another log";
        }
        return own && !damaged ? null : "is empty, cut off or damaged";
    }
}
