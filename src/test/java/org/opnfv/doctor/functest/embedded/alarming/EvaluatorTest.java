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
    private static final Query ERROR = new Query("traits.state", "eq", "error", "");

    private final List<String> fired = new ArrayList<>();
    private final Alarms alarms = new Alarms();
    private Instant now = START;
    private final Evaluator evaluator = evaluator(Duration.ofSeconds(60));

    private Evaluator evaluator(Duration ttl) {
        return new Evaluator(
                alarms, ttl, () -> now, (previous, alarm, event) -> fired.add(alarm.id() + " " + previous));
    }

    private Alarm add(String id, boolean repeat, String eventType, Query... query) {
        Alarm alarm = new Alarm(
                id,
                id,
                "",
                true,
                new Alarm.Actions(List.of(), List.of(), List.of()),
                repeat,
                List.of(),
                "p",
                "u",
                now,
                Alarm.INSUFFICIENT_DATA,
                now,
                "",
                "low",
                now,
                new EventRule(eventType, List.of(query)));
        alarms.add(alarm);
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
        Alarm stored = alarms.find("a").orElseThrow();
        assertThat(stored.state()).isEqualTo("alarm");
        assertThat(stored.stateReason())
                .isEqualTo("Event <id=m1,event_type=compute.instance.update> hits the query <query="
                        + "[{\"field\": \"traits.state\", \"op\": \"eq\", \"type\": \"\", \"value\": \"error\"}]>.");
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
        add("value", false, "*", new Query("traits.state", "eq", "active", ""));
        add("missing", false, "*", new Query("traits.nothing", "eq", "x", ""));
        add("one of two", false, "*", ERROR, new Query("traits.host", "eq", "x", ""));
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
        Alarm disabled = add("disabled", false, "*", ERROR);
        evaluator.evaluate(event("p", "x"));
        alarms.delete("deleted");
        alarms.change(
                "disabled",
                same -> new Alarm(
                        disabled.id(),
                        "renamed",
                        "",
                        false,
                        disabled.actions(),
                        false,
                        List.of(),
                        "p",
                        "u",
                        now,
                        disabled.state(),
                        now,
                        "",
                        "low",
                        null,
                        disabled.rule()));
        evaluator.evaluate(error());
        assertThat(fired).containsExactlyInAnyOrder("deleted insufficient data", "disabled insufficient data");
        assertThat(alarms.find("deleted")).isEmpty();
        assertThat(alarms.find("disabled").orElseThrow().enabled()).isTrue();
    }

    @Test
    void aResetStateIsSeenAfterTheCacheHasExpired() {
        add("a", false, "*", ERROR);
        evaluator.evaluate(error());
        alarms.change("a", alarm -> alarm.inState(Alarm.OK, "", now));
        evaluator.evaluate(error());
        assertThat(fired).hasSize(1);
        now = START.plusSeconds(61);
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("a insufficient data", "a ok");
    }

    @Test
    void aDisabledAlarmIsNotLoaded() {
        Alarm on = add("a", false, "*", ERROR);
        alarms.change(
                "a",
                same -> new Alarm(
                        on.id(),
                        "a",
                        "",
                        false,
                        on.actions(),
                        false,
                        List.of(),
                        "p",
                        "u",
                        now,
                        on.state(),
                        now,
                        "",
                        "low",
                        null,
                        on.rule()));
        evaluator.evaluate(error());
        assertThat(fired).isEmpty();
    }

    @Test
    void comparesByTypeAndOrder() {
        add("gt", false, "*", new Query("traits.vcpus", "gt", "1", "integer"));
        add("le", false, "*", new Query("traits.vcpus", "le", "1", "integer"));
        add("float", false, "*", new Query("traits.vcpus", "eq", "2.0", "float"));
        add("text", false, "*", new Query("traits.vcpus", "eq", "2", ""));
        add("ne", false, "*", new Query("traits.nothing", "ne", "x", ""));
        add("order of text", false, "*", new Query("traits.state", "lt", "f", "string"));
        evaluator.evaluate(event("p", "x", "vcpus", 2, "state", "error"));
        assertThat(fired.stream().map(line -> line.replace(" insufficient data", "")))
                .containsExactlyInAnyOrder("gt", "float", "ne", "order of text");
    }

    @Test
    void anAlarmThatMakesNoSenseHarmsNoOther() {
        add("no trait", false, "*", new Query("event_type", "eq", "x", ""));
        add("no order", false, "*", new Query("traits.state", "gt", "1", "integer"));
        add("fine", false, "*", ERROR);
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("fine insufficient data");
    }

    @Test
    void anAlarmThatCannotBeReadDeafensItsProject() {
        add("boolean", false, "*", new Query("traits.state", "eq", "true", "boolean"));
        add("fine", false, "*", ERROR);
        evaluator.evaluate(error());
        assertThat(fired).isEmpty();
        alarms.delete("boolean");
        evaluator.evaluate(error());
        assertThat(fired).containsExactly("fine insufficient data");
    }

    @Test
    void theIndexFindsWhatTryingAllWouldFind() {
        for (int i = 0; i < 50; i++) {
            add("eq" + i, false, "*", ERROR, new Query("traits.instance_id", "eq", "i" + i, ""));
            add("ne" + i, false, "*", new Query("traits.instance_id", "ne", "i" + i, ""));
        }
        add("twice", false, "*", ERROR, ERROR);
        evaluator.evaluate(event("p", "x", "state", "error", "instance_id", "i7"));
        assertThat(fired)
                .hasSize(51)
                .contains("eq7 insufficient data", "twice insufficient data")
                .doesNotContain("ne7 insufficient data", "eq8 insufficient data");
    }
}
