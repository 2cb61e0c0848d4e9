package org.opnfv.doctor.functest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.Figures;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/**
 * One JSON object, our own format. Keys always come in the same order, and all are there: what is not known is null.
 * Times are seconds since the epoch, durations are seconds, both with six decimals.
 */
public final class JsonReport {

    private static final int DECIMALS = 6;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withArrayEmptySeparator(""))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonReport() {}

    /** The object of one run, or one that has those of all iterations. */
    public static String render(Results results) {
        Series judged = results.judged();
        if (results.comparison() == null && judged.isOneRun()) {
            return render(judged.iterations().get(0));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", results.verdict().name());
        object.put("series", results.series().stream().map(JsonReport::series).toList());
        return text(object);
    }

    private static Map<String, Object> series(Series series) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", series.name());
        object.put("verdict", series.verdict().name());
        object.put("warm_up", series.warmUp().stream().map(JsonReport::object).toList());
        object.put(
                "iterations",
                series.iterations().stream().map(JsonReport::object).toList());
        return object;
    }

    /** The object, pretty-printed, with a line end. */
    public static String render(Assessment assessment) {
        return text(object(assessment));
    }

    private static String text(Map<String, Object> object) {
        try {
            return WRITER.writeValueAsString(object) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to be written", e);
        }
    }

    private static Map<String, Object> object(Assessment assessment) {
        RunFacts facts = assessment.facts();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", assessment.run());
        object.put("verdict", assessment.verdict().name());
        object.put("threshold_s", number(facts.thresholdS()));
        object.put("detected", number(assessment.detected()));
        object.put("latency_s", figures(assessment.figures()));
        object.put(
                "instances",
                assessment.instances().stream().map(JsonReport::instance).toList());
        object.put("reasons", assessment.reasons());
        object.put("cleanup", facts.cleanup().complete() ? "complete" : "incomplete");
        object.put("cleanup_errors", facts.cleanup().errors());
        object.put("kept", facts.cleanup().kept());
        object.put("logs", assessment.folder().toString());
        object.put("notes", assessment.notes());
        object.put("timeline", timeline(assessment));
        object.putAll(JsonFacts.of(facts));
        return object;
    }

    private static Map<String, Object> figures(Figures figures) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("first", figures == null ? null : number(figures.first()));
        object.put("median", figures == null ? null : number(figures.median()));
        object.put("last", figures == null ? null : number(figures.last()));
        return object;
    }

    private static Map<String, Object> instance(InstanceResult instance) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", instance.name());
        object.put("id", instance.id());
        object.put("host", instance.host());
        object.put("notified", number(instance.notified()));
        object.put("latency_s", number(instance.latency()));
        return object;
    }

    private static List<Map<String, Object>> timeline(Assessment assessment) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Checkpoint checkpoint : assessment.timeline()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("checkpoint", checkpoint.id().isEmpty() ? null : checkpoint.id());
            object.put("what", checkpoint.what());
            object.put("first", number(checkpoint.first()));
            object.put("last", number(checkpoint.last()));
            object.put("count", checkpoint.count());
            list.add(object);
        }
        return list;
    }

    static BigDecimal number(BigDecimal number) {
        return number == null ? null : number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
