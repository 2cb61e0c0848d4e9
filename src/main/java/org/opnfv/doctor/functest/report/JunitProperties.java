package org.opnfv.doctor.functest.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;

/** The settings, labels and versions of a run, as the properties of its suite; unknown ones are left out. */
final class JunitProperties {

    private JunitProperties() {}

    static List<Map.Entry<String, String>> of(Assessment run) {
        List<Map.Entry<String, String>> properties = of(run.run(), run.folder(), run.facts());
        List<String> own = HarnessOverheadText.of(run);
        add(properties, "ours", own.isEmpty() ? null : String.join("; ", own));
        return properties;
    }

    /** Those that the record alone tells. */
    static List<Map.Entry<String, String>> of(String run, Path folder, RunFacts facts) {
        List<Map.Entry<String, String>> properties = new ArrayList<>();
        add(properties, "run", run);
        add(properties, "logs", folder);
        add(properties, "version", facts.version());
        add(properties, "installer", facts.installer());
        add(properties, "profile", facts.profile());
        add(properties, "host", facts.host() == null ? null : facts.host().name());
        add(properties, "fault", facts.fault() == null ? null : facts.fault().kind());
        add(properties, "threshold_s", plain(facts));
        add(properties, "alarm_match", facts.alarmMatch());
        add(properties, "shortcut", facts.shortcut());
        add(properties, "instances_made", facts.instances());
        add(properties, "seed", facts.seed());
        facts.context().labels().forEach((name, value) -> add(properties, "label." + name, value));
        facts.context().versions().forEach((name, value) -> add(properties, "version." + name, value));
        facts.context().settings().forEach((name, setting) -> add(properties, "setting." + name, setting.value()));
        return properties;
    }

    private static String plain(RunFacts facts) {
        return facts.thresholdS() == null ? null : facts.thresholdS().toPlainString();
    }

    private static void add(List<Map.Entry<String, String>> properties, String name, Object value) {
        if (value != null) {
            properties.add(Map.entry(name, value.toString()));
        }
    }
}
