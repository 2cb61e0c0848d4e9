package org.opnfv.doctor.functest.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SlaResult;

/**
 * One JSON object, our own format, defined in {@code docs/report.schema.json}: of one run, of a series, or of two compared. The order of
 * keys is fixed, and all keys are present: an unknown value is null. Times are seconds since the epoch, durations are seconds, both with
 * six decimals.
 */
final class JsonReport {

    /** The first number changes when something is removed or changes its meaning, the second when something is added. */
    static final String SCHEMA_VERSION = "2.2";

    private static final int DECIMALS = 6;

    /** A record is the object of its components. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new SimpleModule()
                    .addSerializer(BigDecimal.class, new SixDecimals())
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private JsonReport() {}

    /** Writes the object, pretty-printed, with a line end. */
    static void write(Results results, Writer out) throws IOException {
        print(object(results), out);
    }

    static void print(Map<String, Object> object, Writer out) throws IOException {
        WRITER.writeValue(out, object);
        out.write("\n");
    }

    private static Map<String, Object> object(Results results) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema_version", SCHEMA_VERSION);
        if (results.comparison() != null) {
            object.put("kind", "comparison");
            // A comparison by itself only informs: it is no PASS of anything.
            boolean judged = Headline.decides(results) || results.verdict() == Verdict.UNKNOWN;
            object.put("verdict", judged ? results.verdict().name() : null);
            object.putAll(JsonSeries.comparison(results.comparison()));
        } else if (results.judged().isOneRun()) {
            object.put("kind", "run");
            object.putAll(JsonRun.of(results.judged().iterations().get(0)));
            object.put("context", results.judged().context());
            // The criteria decide if there are any; without them it is the verdict of the run.
            object.put("verdict", results.verdict().name());
        } else {
            Series series = results.judged();
            object.put("kind", "series");
            object.putAll(JsonSeries.of(series));
            object.put("verdict", results.verdict().name());
        }
        object.put("sla", results.sla().stream().map(JsonReport::row).toList());
        object.put("gate", results.gate() == null ? null : gate(results));
        return object;
    }

    /** The components of a record, under their names in JSON. */
    static Map<String, Object> members(Record record) {
        return MAPPER.convertValue(record, new TypeReference<>() {});
    }

    static Map<String, Object> row(SlaResult row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("criterion", row.criterion());
        object.put("value", exact(row.value()));
        object.put("outcome", row.outcome().name());
        object.put("words", row.words());
        return object;
    }

    private static Map<String, Object> gate(Results results) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("outcome", results.gate().outcome().name());
        object.put("words", results.gate().words());
        return object;
    }

    static String cleanup(CleanupOutcome.State state) {
        return switch (state) {
            case NOT_KNOWN -> "unknown";
            case COMPLETE -> "complete";
            case KEPT, INCOMPLETE -> "incomplete";
        };
    }

    private static final class SixDecimals extends JsonSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal number, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(JsonReport.number(number));
        }
    }

    /** With all its decimals. */
    static DecimalNode exact(BigDecimal number) {
        return number == null ? null : DecimalNode.valueOf(number);
    }

    static BigDecimal number(BigDecimal number) {
        return number == null ? null : number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** An array whose objects are made while they are written: of 100,000 instances only one is held at a time. */
    static <T> Iterable<Map<String, Object>> array(List<T> list, Function<T, Map<String, Object>> object) {
        return () -> list.stream().map(object).iterator();
    }
}
