package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.series.Results;

/**
 * The details of all runs, an element for each. The text of log lines is what makes a page large: it is there for every checkpoint
 * up to {@value #LINES} of them, and beyond that for the instances of each run that are looked at first.
 */
final class DetailsView {

    /** Lines of which the text is kept. */
    private static final int LINES = 60_000;

    /** Instances of a run whose lines are kept however many runs there are. */
    private static final int LEAST = 5;

    private final List<List<Assessment>> series;
    private final int quota;

    DetailsView(Results results) {
        series = results.series().stream().map(SeriesView::runs).toList();
        long lines = series.stream()
                .flatMap(List::stream)
                .flatMap(run -> run.instances().stream())
                .mapToLong(instance -> instance.moments().size())
                .sum();
        long instances = series.stream()
                .flatMap(List::stream)
                .mapToLong(run -> run.instances().size())
                .sum();
        long runs = series.stream().mapToLong(List::size).sum();
        quota = lines <= LINES ? Integer.MAX_VALUE : (int) Math.max(LEAST, (double) LINES / lines * instances / runs);
    }

    void write(Writer out) throws IOException {
        for (int i = 0; i < series.size(); i++) {
            for (int j = 0; j < series.get(i).size(); j++) {
                Assessment run = series.get(i).get(j);
                out.write("<script id=\"" + SeriesView.detailId(i, j) + "\" type=\"application/gzip\">");
                out.write(Packed.packed(new DetailView(run, withLines(run.instances())).tree()));
                out.write("</script>\n");
            }
        }
    }

    /** The places of the instances that keep their lines: those that were never notified, then the slowest. */
    private Set<Integer> withLines(List<InstanceResult> instances) {
        return new HashSet<>(IntStream.range(0, instances.size())
                .boxed()
                .sorted(Comparator.comparing(
                        i -> instances.get(i).latency(), Comparator.nullsFirst(Comparator.reverseOrder())))
                .limit(quota)
                .toList());
    }
}
