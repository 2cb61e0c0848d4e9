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
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.report.JunitXml.Kind;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.RegressionGate;
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
        write(out, report -> report.write(results));
    }

    /** Of planned maintenance: a case for its verdict, one for each host, and one for each notice, whose time is its latency. */
    static void write(MaintenanceResults results, Writer out) throws IOException {
        write(out, report -> report.write(results));
    }

    private interface Content {
        void write(JunitReport report) throws XMLStreamException;
    }

    private static void write(Writer out, Content content) throws IOException {
        try {
            JunitReport report = new JunitReport(new JunitXml(out));
            report.xml.begin(PRODUCT);
            content.write(report);
            report.xml.end();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private void write(Results results) throws XMLStreamException {
        if (!results.sla().isEmpty() || results.gate() != null) {
            level(results.sla(), results.gate());
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
    }

    private void write(MaintenanceResults results) throws XMLStreamException {
        MaintenanceAssessment run = results.run();
        if (!results.sla().isEmpty()) {
            level(results.sla(), null);
        }
        List<JunitXml.Case> cases = new ArrayList<>();
        String words = MaintenanceReport.headline(MaintenanceResults.byRules(run));
        cases.add(verdict(run.verdict(), run.figures(), words, run.reasons()));
        run.hosts()
                .forEach(host -> cases.add(maintained(
                        run,
                        "host " + host.host(),
                        null,
                        host.times() == 1 && Boolean.TRUE.equals(host.enabled()),
                        "maintained " + host.times() + " times, and "
                                + (Boolean.TRUE.equals(host.enabled()) ? "enabled" : "not enabled") + " in the end")));
        run.notices()
                .forEach(notice -> cases.add(maintained(
                        run,
                        "notice " + notice.words(),
                        notice.latencyS(),
                        notice.latencyS() != null
                                && notice.latencyS().compareTo(run.facts().thresholdS()) <= 0,
                        notice.latencyS() == null
                                ? "it never arrived"
                                : "it arrived after " + notice.latencyS().toPlainString() + " s")));
        xml.suite(
                PRODUCT,
                run.facts().started(),
                elapsed(run.facts()),
                JunitProperties.of(run.run(), run.folder(), run.facts()),
                cases);
        CleanupOutcome undo = MaintenanceReport.cleanup(results);
        if (undo.state() == CleanupOutcome.State.INCOMPLETE) {
            cleanup(undo);
        }
    }

    private static JunitXml.Case maintained(
            MaintenanceAssessment run, String name, BigDecimal time, boolean good, String words) {
        boolean unknown = run.verdict() == Verdict.UNKNOWN;
        Kind kind = unknown ? Kind.SKIPPED : good ? Kind.PASSED : Kind.FAILURE;
        return new JunitXml.Case(
                name, time, kind, kind.name(), unknown ? "the run is UNKNOWN, so this is not judged" : words);
    }

    private void level(List<SlaResult> sla, RegressionGate.Result gate) throws XMLStreamException {
        String suite = PRODUCT + ".sla";
        List<JunitXml.Case> cases = new ArrayList<>();
        for (SlaResult row : sla) {
            cases.add(new JunitXml.Case(
                    row.criterion(), null, kind(row.outcome()), row.outcome().name(), row.words()));
        }
        if (gate != null) {
            SlaOutcome outcome = gate.outcome();
            cases.add(new JunitXml.Case("no slower than allowed", null, kind(outcome), outcome.name(), gate.words()));
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
        cases.add(verdict(run.verdict(), run.figures(), Headline.of(run), run.reasons()));
        for (int i = 0; i < run.instances().size(); i++) {
            cases.add(instance(run, i));
        }
        xml.suite(suite, run.facts().started(), elapsed(run.facts()), JunitProperties.of(run), cases);
    }

    /** The duration of the run, in seconds; null when unknown. */
    private static BigDecimal elapsed(RunFacts facts) {
        return facts.started() == null || facts.ended() == null
                ? null
                : BigDecimal.valueOf(
                        Duration.between(facts.started(), facts.ended()).toMillis(), 3);
    }

    private static JunitXml.Case verdict(
            Verdict verdict, LatencySummary figures, String headline, List<String> reasons) {
        Kind kind = switch (verdict) {
            case PASS -> Kind.PASSED;
            case FAIL -> Kind.FAILURE;
            case UNKNOWN -> Kind.ERROR;
        };
        String words = headline + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
        return new JunitXml.Case("verdict", figures == null ? null : figures.last(), kind, verdict.name(), words);
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
