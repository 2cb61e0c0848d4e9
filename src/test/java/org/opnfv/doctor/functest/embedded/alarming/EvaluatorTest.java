package org.opnfv.doctor.functest.embedded.alarming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.event.Event;

class EvaluatorTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    private static final EventRule.Condition ERROR = new EventRule.Condition("state", "eq", "error");

    private final List<String> fired = new ArrayList<>();
    private final EventAlarms alarms = new EventAlarms();
    private Instant now = START;
    private final Evaluator evaluator = evaluator(Duration.ofSeconds(60));

    private Evaluator evaluator(Duration ttl) {
        return new Evaluator(
                alarms, ttl, () -> now, (previous, alarm, event) -> fired.add(alarm.id() + " " + previous));
    }

    private EventAlarm add(String id, boolean repeat, String eventType, EventRule.Condition... query) {
        return put(id, true, repeat, EventAlarm.INSUFFICIENT_DATA, new EventRule(eventType, List.of(query)));
    }

    private EventAlarm put(String id, boolean enabled, boolean repeat, String state, EventRule rule) {
        EventAlarm alarm =
                new EventAlarm(id, id, "", enabled, List.of(), repeat, "low", rule, "p", "u", now, state, "", now);
        alarms.put(alarm);
        return alarm;
    }

    private static Event event(String project, String type, Object... traits) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < traits.length; i += 2) {
            map.put((String) traits[i], traits[i + 1]);
        }
        return new Event("m1", type, START, project, map);
    }

    private static Event error() {
        return event("p", "compute.instance.update", "state", "error");
    }

    @Test
    void goesOffOnceAndSaysWhy() {
        add("a", false, "compute.instance.update", ERROR);
        evaluator.evaluate(error());
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("a insufficient data");
        EventAlarm stored = alarms.find("a").orElseThrow();
        assertThat(stored.state()).isEqualTo("alarm");
        assertThat(stored.stateReason()).startsWith("Event <id=m1,event_type=compute.instance.update> hits the query");
        assertThat(stored.stateTimestamp()).isEqualTo(START);
    }

    @Test
    void goesOffAgainWhenItRepeats() {
        add("a", true, "*", ERROR);
        evaluator.evaluate(error());
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("a insufficient data", "a alarm");
    }

    @Test
    void staysSilentWhenSomethingDiffers() {
        add("type", false, "port.*", ERROR);
        add("value", false, "*", new EventRule.Condition("state", "eq", "active"));
        add("missing", false, "*", new EventRule.Condition("nothing", "eq", "x"));
        add("one of two", false, "*", ERROR, new EventRule.Condition("host", "eq", "x"));
        evaluator.evaluate(error());
        assertThat(fired).isEmpty();
    }

    @Test
    void hearsItsOwnProjectOnly() {
        add("a", false, "*");
        evaluator.evaluate(event("other", "x"));
        evaluator.evaluate(event("", "x"));
        assertThat(fired).isEmpty();
    }

    @Test
    void isDeafUntilTheCacheHasExpired() {
        evaluator.evaluate(error()); // the cache is filled while there is no alarm
        add("late", false, "*", ERROR);
        now = START.plusSeconds(60);
        evaluator.evaluate(error());
        assertThat(fired).isEmpty();
        now = START.plusSeconds(61);
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("late insufficient data");
    }

    @Test
    void eachProjectHasACacheOfItsOwn() {
        evaluator.evaluate(event("other", "x"));
        add("a", false, "*", ERROR);
        evaluator.evaluate(error());
        assertThat(fired).hasSize(1);
    }

    @Test
    void withoutACacheItHearsAtOnce() {
        Evaluator direct = evaluator(Duration.ZERO);
        direct.evaluate(error());
        add("a", false, "*", ERROR);
        direct.evaluate(error());
        assertThat(fired).hasSize(1);
    }

    @Test
    void goesOffAlthoughItWasDeletedOrDisabledWhileCached() {
        add("deleted", false, "*", ERROR);
        EventAlarm disabled = add("disabled", false, "*", ERROR);
        evaluator.evaluate(event("p", "x"));
        alarms.delete("deleted");
        put("disabled", false, false, disabled.state(), disabled.rule());
        evaluator.evaluate(error());
        assertThat(fired).containsExactlyInAnyOrder("deleted insufficient data", "disabled insufficient data");
        assertThat(alarms.find("deleted")).isEmpty();
        assertThat(alarms.find("disabled").orElseThrow().enabled()).isTrue();
    }

    @Test
    void aResetStateIsSeenAfterTheCacheHasExpired() {
        EventAlarm alarm = add("a", false, "*", ERROR);
        evaluator.evaluate(error());
        put("a", true, false, "ok", alarm.rule());
        evaluator.evaluate(error());
        assertThat(fired).hasSize(1);
        now = START.plusSeconds(61);
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("a insufficient data", "a ok");
    }

    @Test
    void aDisabledAlarmIsNotLoaded() {
        put("a", false, false, EventAlarm.INSUFFICIENT_DATA, new EventRule("*", List.of(ERROR)));
        evaluator.evaluate(error());
        assertThat(fired).isEmpty();
    }

    @Test
    void theIndexFindsWhatTryingAllWouldFind() {
        for (int i = 0; i < 50; i++) {
            add("eq" + i, false, "*", ERROR, new EventRule.Condition("instance_id", "eq", "i" + i));
        }
        add("twice", false, "*", ERROR, ERROR);
        add("any", false, "*");
        add("not this one", false, "*", new EventRule.Condition("instance_id", "ne", "i7"));
        add("but this one", false, "*", new EventRule.Condition("nothing", "ne", "i7"));
        add("not less", false, "*", new EventRule.Condition("instance_id", "lt", "i7"));
        add("more", false, "*", new EventRule.Condition("instance_id", "ge", "i6"));
        evaluator.evaluate(event("p", "x", "state", "error", "instance_id", "i7"));
        assertThat(fired)
                .containsExactlyInAnyOrder(
                        "more insufficient data",
                        "eq7 insufficient data",
                        "twice insufficient data",
                        "any insufficient data",
                        "but this one insufficient data");
    }
}
