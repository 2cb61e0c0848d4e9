package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.ContextFacts;
import org.opnfv.doctor.functest.latency.RunFacts;

/** The settings in which two series differ, so that a difference in latency may come from them. */
final class SettingsDifference {
    private final Series base;
    private final Series other;
    private final List<Line> lines = new ArrayList<>();

    /** Irrelevant for the measurement, or reported by a line of their own. */
    private static final Set<String> OF_NO_ACCOUNT = Set.of(
            "installer",
            "fault.kind",
            "inspector.shortcut",
            "run.alarm_match",
            "run.instances",
            "run.iterations",
            "run.warm_up",
            "run.sla",
            "run.seed",
            "run.threshold_s",
            "run.timeout_s",
            "run.logs_dir",
            "run.print_logs",
            "run.keep",
            "run.verbose");

    /** The latency from detection to notification depends directly on these. */
    private static final Set<String> DECISIVE = Set.of(
            "run.host",
            "cloud.name",
            "embedded.url",
            "monitor.kind",
            "inspector.kind",
            "inspector.url",
            "alarm.preset",
            "alarm.event_type",
            "alarm.query",
            "inspector.all_projects",
            "inspector.data_plane_status",
            "inspector.parallel",
            "cloud.max_connections",
            "embedded.hosts",
            "embedded.alarm_cache_ttl_s");

    /**
     * A difference.
     *
     * @param text for people
     * @param decides whether the latency may differ because of it, so that a comparison proves nothing
     */
    record Line(String text, boolean decides) {}

    private SettingsDifference(Series base, Series other) {
        this.base = base;
        this.other = other;
    }

    /** A line each, {@code "installer: embedded, and apex"}; a setting that one of the two did not record is no difference. */
    static List<Line> between(Series base, Series other) {
        SettingsDifference unlike = new SettingsDifference(base, other);
        unlike.look("installer", true, fact(RunFacts::installer));
        unlike.look(
                "fault",
                true,
                fact(facts -> facts.fault() == null ? null : facts.fault().kind()));
        unlike.look("alarms know instances by", true, fact(RunFacts::alarmMatch));
        unlike.look("shortcut past Nova", true, fact(RunFacts::shortcut));
        unlike.look("instances made", true, fact(RunFacts::instances));
        unlike.instances();
        unlike.settings();
        unlike.look("version of doctor-functest", false, fact(RunFacts::version));
        unlike.look(
                "version of Java",
                false,
                fact(facts -> facts.context().versions().get("java")));
        unlike.look(
                "microversions of Nova",
                false,
                fact(facts -> facts.context().versions().get("nova")));
        return List.copyOf(unlike.lines);
    }

    private static Function<Assessment, Object> fact(Function<RunFacts, Object> fact) {
        return run -> fact.apply(run.facts());
    }

    /** Each setting that both have recorded. */
    private void settings() {
        Set<String> keys = new TreeSet<>();
        base.iterations()
                .forEach(run -> keys.addAll(run.facts().context().settings().keySet()));
        keys.removeAll(OF_NO_ACCOUNT);
        for (String key : keys) {
            look(key, DECISIVE.contains(key), fact(facts -> {
                ContextFacts.Setting setting = facts.context().settings().get(key);
                return setting == null ? null : setting.value();
            }));
        }
    }

    private void look(String what, boolean decides, Function<Assessment, Object> fact) {
        TreeSet<String> here = values(base, fact);
        TreeSet<String> there = values(other, fact);
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            say(what, decides, here, there);
        }
    }

    /** The hosts of one series may have different numbers of instances, so only disjoint numbers are a difference. */
    private void instances() {
        Function<Assessment, Object> number =
                run -> run.facts().isKnown() && !run.instances().isEmpty()
                        ? run.instances().size()
                        : null;
        TreeSet<String> here = values(base, number);
        TreeSet<String> there = values(other, number);
        if (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there)) {
            say("instances on the failed host", true, here, there);
        }
    }

    private void say(String what, boolean decides, TreeSet<String> here, TreeSet<String> there) {
        lines.add(new Line(what + ": " + String.join(" or ", here) + ", and " + String.join(" or ", there), decides));
    }

    private static TreeSet<String> values(Series series, Function<Assessment, Object> fact) {
        TreeSet<String> values = new TreeSet<>();
        series.iterations().stream()
                .map(fact)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .forEach(values::add);
        return values;
    }
}
