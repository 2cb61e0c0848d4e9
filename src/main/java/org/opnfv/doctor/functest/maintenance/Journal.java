package org.opnfv.doctor.functest.maintenance;

import java.util.StringJoiner;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * The log of one who takes part, from which the verdict is computed: {@code doctor <who> <what> at <time> monotonic=<time>}, then names
 * and values. A value is one word, only the last may be a text.
 *
 * @param who as in the name of its log
 */
public record Journal(String who, Logger log, Clocks clocks) {

    /** Writes that something happens now; returns when. */
    public Reading note(String what, Object... namesAndValues) {
        Reading now = clocks.now();
        note(now, what, namesAndValues);
        return now;
    }

    /** Writes that something happened. */
    public void note(Reading at, String what, Object... namesAndValues) {
        StringJoiner values = new StringJoiner(" ");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.add(namesAndValues[i] + "=" + namesAndValues[i + 1]);
        }
        TimedLine.write(log, at, "doctor {} {} at {} {}", who, what, DecimalSeconds.text(at), values);
    }
}
