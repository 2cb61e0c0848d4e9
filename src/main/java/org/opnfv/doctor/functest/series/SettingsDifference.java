package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;

/** The settings in which two series differ, so that a difference in latency may come from them. */
final class SettingsDifference {
    private final Series base;
    private final Series other;
    private final List<String> lines = new ArrayList<>();

    private SettingsDifference(Series base, Series other) {
        this.base = base;
        this.other = other;
    }

    /** A line each, {@code "installer: embedded, and apex"}; what is not recorded of one of the two is not held against it. */
    static List<String> between(Series base, Series other) {
        SettingsDifference unlike = new SettingsDifference(base, other);
        unlike.look("installer", fact(RunFacts::installer));
        unlike.look(
                "fault",
                fact(facts -> facts.fault() == null ? null : facts.fault().kind()));
        unlike.look("alarms know instances by", fact(RunFacts::alarmMatch));
        unlike.look("shortcut past Nova", fact(RunFacts::shortcut));
        unlike.instances();
        return List.copyOf(unlike.lines);
    }

    private static Function<Assessment, Object> fact(Function<RunFacts, Object> fact) {
        return run -> fact.apply(run.facts());
    }

    private void look(String what, Function<Assessment, Object> fact) {
        TreeSet<String> here = values(base, fact);
        TreeSet<String> there = values(other, fact);
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            say(what, here, there);
        }
    }

    /** Hosts of one series may have different numbers of them, so only numbers that never meet tell. */
    private void instances() {
        Function<Assessment, Object> number =
                run -> run.facts().isKnown() && !run.instances().isEmpty()
                        ? run.instances().size()
                        : null;
        TreeSet<String> here = values(base, number);
        TreeSet<String> there = values(other, number);
        if (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there)) {
            say("instances on the failed host", here, there);
        }
    }

    private void say(String what, TreeSet<String> here, TreeSet<String> there) {
        lines.add(what + ": " + String.join(" or ", here) + ", and " + String.join(" or ", there));
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
