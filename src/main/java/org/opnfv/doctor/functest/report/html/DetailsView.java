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
import org.opnfv.doctor.functest.report.Slowest;

/**
 * The details of all runs, an element for each. The text of log lines is what makes a page large: it is there for every checkpoint
 * up to {@value #LINES} of them, and beyond that for the instances of each run that are looked at first.
 */
final class DetailsView {

    /** Lines of which the text is kept. */
    private static final int LINES = 60_000;

    /** Instances of a run whose lines are kept however many runs there are. */
    private static final int LEAST = 5;

    private final Runs runs;
    private final long instances;
    private final int quota;

    DetailsView(Runs runs) {
        this.runs = runs;
        long lines = runs.all()
                .flatMap(run -> run.instances().stream())
                .mapToLong(instance -> instance.moments().size())
                .sum();
        instances = runs.all().mapToLong(run -> run.instances().size()).sum();
        quota = lines <= LINES
                ? Integer.MAX_VALUE
                : (int) Math.max(
                        LEAST, (double) LINES / lines * instances / runs.all().count());
    }

    /** What is not there, in words; null when all is. */
    String omitted() {
        long kept = runs.all()
                .mapToLong(run -> Math.min(quota, run.instances().size()))
                .sum();
        return kept == instances
                ? null
                : "To keep this page small, it has the text of log lines for the " + quota
                        + " slowest instances of each run, " + Words.number(kept) + " of " + Words.number(instances)
                        + ". Of all others it names folder, file and line number.";
    }

    void write(Writer out) throws IOException {
        for (int i = 0; i < runs.sets().size(); i++) {
            for (int j = 0; j < runs.sets().get(i).size(); j++) {
                Assessment run = runs.sets().get(i).get(j);
                out.write("<script id=\"" + Runs.detailId(i, j) + "\" type=\"application/gzip\">");
                out.write(Packed.packed(new DetailView(run, withLines(run.instances())).tree()));
                out.write("</script>\n");
            }
        }
    }

    /** The places of the instances that keep their lines. */
    private Set<Integer> withLines(List<InstanceResult> instances) {
        return new HashSet<>(IntStream.range(0, instances.size())
                .boxed()
                .sorted(Comparator.comparing(instances::get, Slowest.FIRST))
                .limit(quota)
                .toList());
    }
}
