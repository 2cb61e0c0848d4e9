package org.opnfv.doctor.functest.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.SlaOutcome;

/**
 * The object for OPNFV's result database (TestAPI), on one line. TestAPI knows only PASS and FAIL: an UNKNOWN, or a mere comparison, is
 * no PASS there either, and the details name it. Pod, scenario and build are the run's labels from the time it was made.
 */
final class TestApiReport {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final Pattern PERIODIC = Pattern.compile("(?:dai|week)ly-(.+?)-[0-9]*");

    private static final int REASONS = 10;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private TestApiReport() {}

    static void write(Results results, Writer out) throws IOException {
        WRITER.writeValue(out, object(results));
        out.write("\n");
    }

    static Map<String, Object> object(Results results) {
        List<Assessment> runs = results.judged().iterations();
        RunFacts facts = results.judged().facts();
        RunFacts last = runs.isEmpty() ? facts : runs.get(runs.size() - 1).facts();
        Map<String, String> labels = results.judged().context().labels();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("project_name", "doctor");
        object.put("case_name", "doctor-notification");
        object.put("pod_name", labels.getOrDefault("pod", "unknown"));
        object.put("installer", known(facts, RunFacts::installer));
        object.put("scenario", labels.getOrDefault("scenario", "unknown"));
        String build = labels.getOrDefault("build_tag", "none");
        object.put("build_tag", build);
        object.put("version", version(build));
        object.put("criteria", Headline.decides(results) && results.verdict() == Verdict.PASS ? "PASS" : "FAIL");
        object.put("start_date", date(facts.started()));
        object.put("stop_date", date(last.ended()));
        object.put("details", details(results, facts));
        return object;
    }

    /** The version of the system under test, from the name of OPNFV's periodic jobs; ours is in the details. */
    private static String version(String build) {
        Matcher name = PERIODIC.matcher(build);
        return name.find() ? name.group(1) : "unknown";
    }

    private static String known(RunFacts facts, Function<RunFacts, String> what) {
        return what.apply(facts) == null ? "unknown" : what.apply(facts);
    }

    private static String date(Instant instant) {
        return instant == null ? null : DATE.format(instant);
    }

    private static Map<String, Object> details(Results results, RunFacts facts) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("verdict", Headline.decides(results) ? results.verdict().name() : null);
        details.put("headline", Headline.of(results));
        details.put("doctor_functest", known(facts, RunFacts::version));
        details.put("labels", results.judged().context().labels());
        details.put("run", results.judged().name());
        details.put(
                "cleanup",
                JsonReport.cleanup(CleanupOutcome.of(results.judged()).state()));
        details.put("iterations", results.judged().iterations().size());
        Map<String, Object> latency = new LinkedHashMap<>();
        results.judged().distribution(Measure.EACH).ifPresent(spread -> {
            latency.put("first", spread.min());
            latency.put("median", spread.median());
            latency.put("p95", spread.p95());
            latency.put("last", spread.max());
        });
        details.put("latency_s", latency);
        details.put("reasons", reasons(results).distinct().limit(REASONS).toList());
        return details;
    }

    /** The deciding ones first. */
    private static Stream<String> reasons(Results results) {
        Stream<String> level = results.sla().stream()
                .filter(row -> row.outcome() != SlaOutcome.PASS)
                .map(row -> row.criterion() + ": " + SlaText.words(row.outcome()) + ", " + row.words());
        Stream<String> gate = Stream.ofNullable(results.gate())
                .filter(result -> result.outcome() != SlaOutcome.PASS)
                .map(result -> "regression: " + SlaText.words(result.outcome()) + ", " + result.words());
        Stream<String> runs = results.judged().iterations().stream().flatMap(run -> run.reasons().stream());
        return Stream.of(level, gate, Shortfall.of(results.judged()).stream(), runs)
                .flatMap(lines -> lines);
    }
}
