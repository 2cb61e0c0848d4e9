package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.opnfv.doctor.functest.latency.RunFacts;

/** The failed host: how exact T00 is, and how the host came back. */
final class HostText {

    private static final String LINK = " from link up until Nova had heard of the host";

    /** From what until what a recovery took, by the kind of fault. */
    private static final Map<String, String> SINCE = Map.of(
            "force-down", " until Nova showed the host up again",
            "crash", " from its first answer after the crash until Nova had heard of the host",
            "power-off", " from power on until Nova had heard of the host",
            "nova-compute-stopped", " from the start of nova-compute until Nova had heard of it");

    private HostText() {}

    static void append(LabelledText page, RunFacts facts) {
        if (facts.fault() != null && !facts.clocks().isEmpty()) {
            page.field("T00", precision(facts.fault()));
        }
        if (facts.recovery() != null) {
            page.field(
                    "recovery",
                    duration(facts.recovery().seconds())
                            + (facts.fault() == null
                                    ? LINK
                                    : SINCE.getOrDefault(
                                            String.valueOf(facts.fault().kind()), LINK)));
        }
    }

    /** A tenth of a second is enough for durations of seconds. */
    private static String duration(BigDecimal seconds) {
        return seconds.compareTo(BigDecimal.ONE) < 0
                ? Unit.MILLISECONDS.text(seconds)
                : seconds.setScale(1, RoundingMode.HALF_UP).toPlainString() + " s";
    }

    private static String precision(RunFacts.Fault fault) {
        BigDecimal bound = fault.boundS();
        return bound == null
                ? "when the host was told to go: its own time is not known"
                : "by the host's own clock, corrected, give or take "
                        + bound.movePointRight(3).setScale(1, RoundingMode.UP).toPlainString() + " ms";
    }
}
