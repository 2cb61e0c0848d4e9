package org.opnfv.doctor.functest.report.html;

import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Outlier;
import org.opnfv.doctor.functest.series.Series;

/** The outliers of a series, each with a link to its run; nothing where there is none. */
final class OutliersSection {

    private OutliersSection() {}

    static void append(Markup out, RunAnchors runs, Series series, Unit unit) {
        if (!series.outliers().isEmpty()) {
            out.element("h3", "Outliers")
                    .note(Outlier.RULE)
                    .list(series.outliers().stream()
                            .map(outlier -> outlier(runs, outlier, unit))
                            .toList());
        }
    }

    private static Cell outlier(RunAnchors runs, Outlier outlier, Unit unit) {
        Assessment run = outlier.sample().run();
        String words = ": " + unit.text(outlier.sample().seconds()) + ", " + (outlier.slow() ? "slow" : "fast");
        return item -> item.link(runs.of(run), RunAnchors.name(run)).text(words);
    }
}
