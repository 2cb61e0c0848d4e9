package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.series.Series;

/** What a series lacks, apart from its iterations' own reasons. */
public final class Shortfall {

    private Shortfall() {}

    /** Why not everything was made, and how much; a line each, none when nothing is missing. */
    static List<String> of(Series series) {
        List<String> lines = new ArrayList<>();
        if (series.setUp().problem() != null) {
            lines.add(series.setUp().problem());
        }
        if (series.notMade() > 0) {
            lines.add(notMade(series));
        }
        return lines;
    }

    /** The number of warm-up iterations, and the requested number when that is larger; nothing when none was requested. */
    public static String warmUp(Series series) {
        int made = series.warmUp().size();
        int asked = made + series.warmUpNotMade();
        return asked == 0 ? "" : ", after " + made + (made == asked ? "" : " of " + asked) + " to warm up";
    }

    /** The number of missing iterations: not made, or lost. */
    static String notMade(Series series) {
        int asked = series.setUp().asked();
        return series.notMade() + " of " + asked + " " + series.noun() + (asked == 1 ? " is" : "s ")
                + (asked == 1 ? "" : series.notMade() == 1 ? "is" : "are") + " not there";
    }
}
