package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What Ceilometer's files are made into, and that all else in them stays. */
class YamlEditTest {
    private static final String TOPIC = "notifier://?topic=alarm.all";

    /** Ways in which the same file may be written without another meaning. */
    private static final Map<String, UnaryOperator<String>> DRESSES = Map.of(
            "as it is", text -> text,
            "DOS", text -> text.replace("\n", "\r\n"),
            "without a last line end", String::stripTrailing,
            "DOS without a last line end", text -> text.stripTrailing().replace("\n", "\r\n"),
            "comments everywhere",
                    text -> "# Ä - {[ 😀\n" + text.replaceAll("(?m)([^&])$", "$1  # - x: [y]") + "# the end\n",
            "blank lines", text -> text.replace("\n", "\n\n"),
            "with a mark in front", text -> "\uFEFF" + text,
            "with its ends marked", text -> (text.startsWith("---") ? "" : "---\n") + text + "...\n");

    static Stream<String[]> pipelines() {
        return dressed(Samples.PIPELINES);
    }

    static Stream<String[]> definitions() {
        return dressed(Samples.DEFINITIONS);
    }

    private static Stream<String[]> dressed(Map<String, String> samples) {
        return samples.entrySet().stream()
                .flatMap(sample -> DRESSES.entrySet().stream().map(dress -> new String[] {
                    sample.getKey() + ", " + dress.getKey(), dress.getValue().apply(sample.getValue())
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void aPipelineGetsThePublisherAndNothingElse(String name, String text) throws Exception {
        String changed = new PublishAlarms(DefineEvent.UPDATE).apply(text).orElseThrow();

        assertOnlyInserted(text, changed);
        Map<String, Object> before = new Yaml().load(text);
        Map<String, Object> after = new Yaml().load(changed);
        List<Object> added = new ArrayList<>();
        for (Map<?, ?> sink : sinks(after)) {
            if (((List<?>) sink.get("publishers")).remove(TOPIC)) {
                added.add(sink.get("name"));
            }
        }
        assertThat(added).as("in one sink").hasSize(1);
        assertThat(after).as("all else").isEqualTo(before);
        assertThat(new PublishAlarms(DefineEvent.UPDATE).apply(changed))
                .as("the second time")
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> sinks(Map<String, Object> pipeline) {
        return (List<Map<?, ?>>) pipeline.get("sinks");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void definitionsGetWhatAlarmsAskForAndNothingElse(String name, String text) throws Exception {
        String changed = DefineEvent.update().apply(text).orElseThrow();

        assertOnlyInserted(text, changed);
        List<Map<String, Object>> before = new Yaml().load(text);
        List<Map<String, Object>> after = new Yaml().load(changed);
        assertThat(update(after)).containsKeys("state", "instance_id", "display_name", "host", "tenant_id");
        assertThat(update(after).get("state")).isEqualTo(Map.of("fields", "payload.state"));
        for (int i = 0; before != null && i < before.size(); i++) {
            assertThat(traits(after.get(i))).containsAllEntriesOf(traits(before.get(i)));
        }
        assertThat(DefineEvent.update().apply(changed)).as("the second time").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void definitionsGetTheNoticesOfMaintenance(String name, String text) throws Exception {
        String scheduled = DefineEvent.scheduled().apply(text).orElseThrow();
        String both = DefineEvent.host().apply(scheduled).orElseThrow();

        assertOnlyInserted(text, scheduled);
        assertThat(new Yaml().<Object>load(both)).isNotNull();
        assertThat(DefineEvent.scheduled().apply(both)).as("the second time").isEmpty();
        assertThat(DefineEvent.host().apply(both)).as("the second time").isEmpty();
    }

    private static Map<String, Object> update(List<Map<String, Object>> definitions) {
        return traits(definitions.stream()
                .filter(one -> List.of("compute.instance.update", "compute.instance.*", "*")
                        .contains(String.valueOf(one.get("event_type"))))
                .reduce((one, other) -> other)
                .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> traits(Map<String, Object> definition) {
        return (Map<String, Object>) definition.get("traits");
    }

    private static void assertOnlyInserted(String before, String after) {
        int prefix = 0;
        while (prefix < before.length() && before.charAt(prefix) == after.charAt(prefix)) {
            prefix++;
        }
        assertThat(after).as("what follows the insertion").endsWith(before.substring(prefix));
        assertThat(after.length()).isGreaterThan(before.length());
        assertThat(after.contains("\r\n")).isEqualTo(before.contains("\r\n"));
        if (before.contains("\r\n")) {
            assertThat(after.replace("\r\n", "")).doesNotContain("\n");
        }
        assertThat(after.endsWith("\n")).as("the last line end").isEqualTo(before.endsWith("\n"));
    }

    @Test
    void theLineStandsWhereAPersonWouldPutIt() throws Exception {
        assertThat(new PublishAlarms(DefineEvent.UPDATE)
                        .apply(Samples.PIPELINES.get("blocks"))
                        .orElseThrow())
                .contains("""
                                  - panko://   # kept for billing
                                  - notifier://?topic=alarm.all
                            # the end of the sinks
                        """);
        assertThat(new PublishAlarms(DefineEvent.UPDATE)
                        .apply(Samples.PIPELINES.get("brackets"))
                        .orElseThrow())
                .contains("publishers: [notifier://, 'notifier://?topic=alarm.all']");
    }

    @Test
    void bracketsThatEndInAnAliasAndManyAliasesAreEditedToo() throws Exception {
        String many = "- {event_type: other, traits: &common {size: {fields: payload.size}}}\n"
                + "- {event_type: more, traits: *common}\n".repeat(60);
        String edited = DefineEvent.update()
                .apply(many + "- event_type: compute.instance.update\n  traits: {a: {fields: b}, <<: *common}\n")
                .orElseThrow();

        assertThat(edited).startsWith(many).contains("traits: {a: {fields: b}, <<: *common, ");
        assertThat(DefineEvent.update().apply(edited)).isEmpty();
    }

    @Test
    void whatIsRightIsLeftAlone() throws Exception {
        for (String right : List.of(
                TOPIC, "notifier://?driver=messagingv2&topic=alarm.all", "\"notifier://?topic=alarm.all&max=3\"")) {
            assertThat(new PublishAlarms(DefineEvent.UPDATE)
                            .apply(Samples.PIPELINES.get("blocks").replace("panko://", right)))
                    .as(right)
                    .isEmpty();
        }
        for (String other :
                List.of("notifier://?topic=alarm.allx", "notifier://?xtopic=alarm.all", "udp://?topic=alarm.all")) {
            assertThat(new PublishAlarms(DefineEvent.UPDATE)
                            .apply(Samples.PIPELINES.get("blocks").replace("panko://", other)))
                    .as(other)
                    .isPresent();
        }
        assertThat(DefineEvent.update().apply(Samples.RIGHT_DEFINITIONS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sinks: [{name: a, publishers: [x]}]| no source in it gives events",
                "'sources: [{name: s, events: [\"!compute.*\"], sinks: [a]}]\nsinks: [{name: a, publishers: [x]}]'"
                        + "| no source in it gives events",
                "'sources: [{name: s, events: [\"*\"], sinks: [a]}]\nsinks: [{name: a}]'| line 2: the sink has no list",
                "just words| no pipeline",
                "''| no pipeline",
                "'a: b\n---\nc: d'| line 3: a second document begins",
                "'sources:\n  - name: [unclosed\n'| not YAML",
                "'sources:\n\t- tab'| line 2: not YAML",
                "'a: &a [*a]'| no source in it gives events",
                "'a: [*a]'| line 1: not YAML: found undefined alias",
            })
    void whatCannotBeEditedIsOneLineWithItsPlace(String text, String words) {
        assertThatExceptionOfType(EditException.class)
                .isThrownBy(() -> new PublishAlarms(DefineEvent.UPDATE).apply(text))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b", "just words", "- event_type: compute.instance.update\n  traits: none\n"})
    void definitionsThatAreNoneAreRefused(String text) {
        assertThatExceptionOfType(EditException.class)
                .isThrownBy(() -> DefineEvent.update().apply(text));
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "compute.*, true",
        "compute.instance.update, true",
        "compute.instance.updat?, true",
        "compute.instance.[tu]pdate, true",
        "compute.instance.[!t]pdate, true",
        "compute.instance, false",
        "compute+instance+update, false",
        "!compute.instance.update, false",
        "!volume.*, true",
        "compute.instance.[t]pdate, false"
    })
    void eventTypesArePatternsOfTheShell(String pattern, boolean accepted) {
        assertThat(EventTypes.accept(List.of(pattern), DefineEvent.UPDATE)).isEqualTo(accepted);
        assertThat(EventTypes.accept(List.of(pattern, "!compute.*"), DefineEvent.UPDATE))
                .isFalse();
    }
}
