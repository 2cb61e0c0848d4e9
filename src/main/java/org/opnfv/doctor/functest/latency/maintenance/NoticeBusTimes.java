package org.opnfv.doctor.functest.latency.maintenance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * When each notice passed where on the cloud's message bus, by the clocks of the cloud's services. Where there is no bus that can be
 * listened to, nothing is known, and the verdict is the same.
 */
final class NoticeBusTimes {
    private static final Pattern LINE =
            Pattern.compile(" doctor bus (notified|transformed|fired) at (\\d+\\.\\d{6}) received=\\S+"
                    + " (?:monotonic=\\S+ )?notice=(\\S+) ");

    private final Map<String, BigDecimal> first = new HashMap<>();

    private NoticeBusTimes() {}

    static NoticeBusTimes read(Path folder) {
        NoticeBusTimes times = new NoticeBusTimes();
        try {
            LogLines.each(folder.resolve("bus.log"), times::note);
        } catch (IOException e) {
            times.first.clear();
        }
        return times;
    }

    private void note(LogLines.Line line) {
        Matcher parts = LINE.matcher(line.text());
        if (line.ended() && parts.find()) {
            first.putIfAbsent(parts.group(1) + " " + parts.group(3), new BigDecimal(parts.group(2)));
        }
    }

    /** Those of a notice of that session: others may have the same numbers. */
    NoticeResult.Passage of(String session, JournalLine notice) {
        String key = " " + session + "/"
                + (notice.values().containsKey("number")
                        ? notice.value("number")
                        : notice.value("host") + "/" + notice.value("state"));
        return new NoticeResult.Passage(
                first.get("notified" + key), first.get("transformed" + key), first.get("fired" + key));
    }
}
