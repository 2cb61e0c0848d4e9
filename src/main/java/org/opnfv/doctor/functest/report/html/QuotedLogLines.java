package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.latency.CheckpointTime;

/** The log lines that times come from, folded up unless something leads to them at once; on paper they are unfolded. */
record QuotedLogLines(Markup out, TimeOrigin origin) {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS 'UTC'").withZone(ZoneOffset.UTC);

    /** The element that has the line of a checkpoint. */
    static String id(String place, RunCheckpoint one) {
        return place + "-" + one.key();
    }

    void append(String summary, String place, List<RunCheckpoint> times, boolean open) {
        out.open("details", "class", "paper", "open", open ? "" : null)
                .add("<summary>%s</summary><ul class='lines'>\n", summary);
        for (RunCheckpoint one : times) {
            String after = exact(origin.to(one.time().at())) + " after " + origin.name();
            out.add("<li id='%s'><strong>%s</strong> ", id(place, one), one.words())
                    .add("%s · %s · %s", after, clock(one.time()), one.place());
            if (one.time().line() != null) {
                out.add("<pre>%s</pre>", one.time().line().text().replace('\t', ' '));
            }
            out.add("</li>\n");
        }
        out.add("</ul></details>\n");
    }

    /** All that is known of a time. */
    private static String clock(CheckpointTime time) {
        String clock = time.clock() == null
                ? ""
                : switch (time.clock()) {
                    case OURS -> ", our clock";
                    case HOST -> ", the clock of the host, corrected";
                    case CLOUD -> ", a clock of the cloud";
                };
        String bound = time.boundS() == null ? "" : ", give or take " + exact(time.boundS());
        return EXACT.format(TextFormat.instant(time.at())) + clock + bound;
    }

    private static String exact(BigDecimal seconds) {
        return String.format(Locale.ROOT, "%,.3f ms", seconds.movePointRight(3).setScale(3, RoundingMode.HALF_UP));
    }
}
