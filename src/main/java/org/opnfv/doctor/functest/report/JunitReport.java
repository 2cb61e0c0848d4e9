package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.JunitXml.Kind;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SlaOutcome;
import org.opnfv.doctor.functest.series.SlaResult;

/**
 * JUnit XML as Jenkins and GitLab read it: a suite for the service level with a test case for each criterion, and a suite for each run
 * with a test case for its verdict and one for each instance. The time of an instance's case is its latency. The warm-up is left out, and
 * so is the base of a comparison. Instances are numbered, since each run has other instances on the failed host.
 *
 * <p>FAIL is a failure, UNKNOWN an error, and so is a criterion without data: as skipped it would look green, though the promise was not
 * measured. The instances of an UNKNOWN run are skipped: its verdict is the error already, and they show nothing. An incomplete undo is
 * an error of its own, which no verdict shows.
 */
final class JunitReport {

    private static final String PRODUCT = "doctor-functest";

    private static final Pattern ITERATION = Pattern.compile("iteration-\\d+$");

    /** In the name of a run folder, {@code 20261123-011706-k3x9f2}, alone or above an iteration's. */
    private static final Pattern RUN_ID = Pattern.compile("-[a-z0-9]+(?=/|$)");

    private final JunitXml xml;

    private JunitReport(JunitXml xml) {
        this.xml = xml;
    }

    static void write(Results results, Writer out) throws IOException {
        try {
            new JunitReport(new JunitXml(out)).write(results);
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private void write(Results results) throws XMLStreamException {
        xml.begin(PRODUCT);
        if (!results.sla().isEmpty() || results.gate() != null) {
            level(results);
        }
        Series series = results.judged();
        for (int i = 0; i < series.iterations().size(); i++) {
            run(suite(series, i), series.iterations().get(i));
        }
        if (series.notMade() > 0 || !series.setUp().whole()) {
            notMade(series);
        }
        CleanupOutcome undo = CleanupOutcome.of(series);
        if (results.comparison() == null && undo.state() == CleanupOutcome.State.INCOMPLETE) {
            cleanup(undo);
        }
        xml.end();
    }

    private void level(Results results) throws XMLStreamException {
        String suite = PRODUCT + ".sla";
        List<JunitXml.Case> cases = new ArrayList<>();
        for (SlaResult row : results.sla()) {
            cases.add(new JunitXml.Case(
                    row.criterion(), null, kind(row.outcome()), row.outcome().name(), row.words()));
        }
        if (results.gate() != null) {
            SlaOutcome outcome = results.gate().outcome();
            cases.add(new JunitXml.Case(
                    "no slower than allowed",
                    null,
                    kind(outcome),
                    outcome.name(),
                    results.gate().words()));
        }
        xml.suite(suite, null, null, List.of(), cases);
    }

    private static Kind kind(SlaOutcome outcome) {
        return switch (outcome) {
            case PASS -> Kind.PASSED;
            case FAIL -> Kind.FAILURE;
            case NO_DATA -> Kind.ERROR;
        };
    }

    /** The same names in each build, without run ids, so that a server can recognise what is new. */
    private static String suite(Series series, int index) {
        if (series.isOneRun()) {
            return PRODUCT;
        }
        Matcher iteration = ITERATION.matcher(
                series.folder() == null ? "" : series.iterations().get(index).run());
        return PRODUCT + "." + (iteration.find() ? iteration.group() : "run-%03d".formatted(index + 1));
    }

    /** The name of an instance without the run's id at its end. */
    private static String name(Assessment run, InstanceResult instance) {
        Matcher id = RUN_ID.matcher(run.run());
        return id.find() && instance.label().endsWith(id.group())
                ? instance.label()
                        .substring(0, instance.label().length() - id.group().length())
                : instance.label();
    }

    private void run(String suite, Assessment run) throws XMLStreamException {
        List<JunitXml.Case> cases = new ArrayList<>();
        cases.add(verdict(run));
        for (int i = 0; i < run.instances().size(); i++) {
            cases.add(instance(run, i));
        }
        xml.suite(suite, run.facts().started(), elapsed(run), JunitProperties.of(run), cases);
    }

    /** The duration of the run, in seconds; null when unknown. */
    private static BigDecimal elapsed(Assessment run) {
        return run.facts().started() == null || run.facts().ended() == null
                ? null
                : BigDecimal.valueOf(
                        Duration.between(run.facts().started(), run.facts().ended())
                                .toMillis(),
                        3);
    }

    private static JunitXml.Case verdict(Assessment run) {
        BigDecimal last = run.figures() == null ? null : run.figures().last();
        Kind kind = switch (run.verdict()) {
            case PASS -> Kind.PASSED;
            case FAIL -> Kind.FAILURE;
            case UNKNOWN -> Kind.ERROR;
        };
        String words = Headline.of(run) + (run.reasons().isEmpty() ? "" : ": " + String.join("; ", run.reasons()));
        return new JunitXml.Case("verdict", last, kind, run.verdict().name(), words);
    }

    private static JunitXml.Case instance(Assessment run, int index) {
        InstanceResult instance = run.instances().get(index);
        boolean unknown = run.verdict() == Verdict.UNKNOWN;
        Kind kind = switch (instance.outcome()) {
            case ON_TIME -> Kind.PASSED;
            case LATE, MISSING -> Kind.FAILURE;
            case UNCERTAIN -> Kind.ERROR;
        };
        return new JunitXml.Case(
                "instance " + (index + 1),
                instance.latency(),
                unknown ? Kind.SKIPPED : kind,
                unknown ? Verdict.UNKNOWN.name() : instance.outcome().name(),
                name(run, instance) + ": " + words(run, instance));
    }

    private static String words(Assessment run, InstanceResult instance) {
        if (run.verdict() == Verdict.UNKNOWN) {
            return "the run is UNKNOWN, so this instance is not judged";
        }
        return switch (instance.outcome()) {
            case ON_TIME -> "";
            case LATE ->
                "told after " + instance.latency().toPlainString() + " s, threshold "
                        + run.facts().thresholdS().toPlainString() + " s";
            case MISSING -> "the owner was never told";
            case UNCERTAIN -> "it cannot be told when the owner was told";
        };
    }

    private void notMade(Series series) throws XMLStreamException {
        List<String> words = new ArrayList<>(Shortfall.of(series));
        Collections.reverse(words);
        xml.suite(
                PRODUCT + ".series",
                null,
                null,
                List.of(),
                List.of(new JunitXml.Case(
                        "all " + series.noun() + "s were made",
                        null,
                        Kind.ERROR,
                        "UNKNOWN",
                        String.join(": ", words))));
    }

    private void cleanup(CleanupOutcome undo) throws XMLStreamException {
        List<String> words = new ArrayList<>(undo.errors());
        undo.commands().forEach(command -> words.add("undo with " + command));
        xml.suite(
                PRODUCT + ".cleanup",
                null,
                null,
                List.of(),
                List.of(new JunitXml.Case("cleanup", null, Kind.ERROR, "NOT_UNDONE", String.join("; ", words))));
    }
}
