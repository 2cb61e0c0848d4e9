package org.opnfv.doctor.functest.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.TimelineEntry;

/** A run in the JSON report. */
final class JsonRun {

    private static final LatencySummary NO_FIGURES = new LatencySummary(null, null, null);

    private JsonRun() {}

    static Map<String, Object> of(Assessment run) {
        RunFacts facts = run.facts();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", run.run());
        object.put("verdict", run.verdict().name());
        object.put("threshold_s", facts.thresholdS());
        object.put("detected", run.detected());
        object.put("latency_s", run.figures() == null ? NO_FIGURES : run.figures());
        object.put("total_s", run.total().orElse(null));
        object.put("instances", JsonReport.array(run.instances(), instance -> instance(run, instance)));
        object.put("reasons", run.reasons());
        object.put("cleanup", JsonReport.cleanup(CleanupOutcome.of(run).state()));
        object.put("cleanup_errors", facts.cleanup().errors());
        object.put("kept", facts.cleanup().kept());
        object.put("logs", run.folder().toString());
        object.put("notes", run.notes());
        object.put("timeline", timeline(run));
        object.put("moments", moments(run.moments()));
        object.put("costs", run.costs());
        object.putAll(JsonReport.members(facts));
        return object;
    }

    private static Map<String, Object> instance(Assessment run, InstanceResult instance) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", instance.name());
        object.put("id", instance.id());
        object.put("host", instance.host());
        object.put("notified", instance.notified());
        object.put("latency_s", instance.latency());
        object.put("outcome", instance.outcome().name().toLowerCase(Locale.ROOT));
        object.put("moments", moments(instance.moments()));
        object.put("costs", ComponentCosts.of(run, instance));
        object.put("own_s", instance.own());
        return object;
    }

    private static List<Map<String, Object>> timeline(Assessment run) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (TimelineEntry checkpoint : run.timeline()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("checkpoint", checkpoint.id().isEmpty() ? null : checkpoint.id());
            object.put("what", checkpoint.what());
            object.put("first", checkpoint.first());
            object.put("last", checkpoint.last());
            object.put("count", checkpoint.count());
            list.add(object);
        }
        return list;
    }

    private static Map<String, CheckpointTime> moments(Map<Checkpoint, CheckpointTime> moments) {
        Map<String, CheckpointTime> object = new LinkedHashMap<>();
        moments.forEach((step, moment) -> object.put(step.name(), moment));
        return object;
    }
}
