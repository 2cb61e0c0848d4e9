package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Records;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.SeriesReader;

/**
 * Each member of each record, lost, null or of another type: no format fails to be written, and what the verdict rests on is missed.
 */
class RecordDamageTest {

    /** Runs that were made when there was none of it have no such member, and are read all the same. */
    private static final String LATER = "/shortcut";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What may be null without a doubt about the verdict: what a report only repeats, and what is null in whole records too. */
    private static final List<String> MAY_BE_NULL = List.of(
            "/version",
            "/ended",
            "/installer",
            "/profile",
            "/alarm_match",
            "/seed",
            "/sla",
            "/problem",
            "/seals",
            "/changes",
            "/arming",
            "/arming/how",
            "/recovery",
            "/clock_offsets",
            "/host/address",
            "/fault/kind",
            "/fault/bound_s",
            "/cleanup",
            "/cleanup/state",
            "/cleanup/errors",
            "/instances/0/name",
            "/instances/1/name");

    @TempDir
    private Path directory;

    private Path run;
    private Path series;

    @BeforeEach
    void aSeriesOfTwo() throws IOException {
        series = new RunFixture(directory, 2)
                .set("fault", null)
                .set("expected", List.of())
                .write();
        Records.series(series, 0, 2);
        for (int i = 1; i <= 2; i++) {
            run = new RunFixture(directory, 2)
                    .set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185))
                    .set("seed", 7)
                    .set("seals", Map.of())
                    .set("changes", 9)
                    .set("sla", "last<1s")
                    .set("problem", "project doctor: 503")
                    .iteration(i)
                    .write();
        }
    }

    @Test
    void wholeTheyPass() throws IOException {
        assertThat(verdict(series)).isEqualTo(Verdict.PASS);
        assertThat(verdict(run)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aLostMemberIsMissed() throws IOException {
        damage(run.resolve("run.json"), ObjectNode::remove, (pointer, all) -> {
            if (!pointer.equals(LATER)) {
                assertThat(all).as(pointer).containsOnly(Verdict.UNKNOWN);
            }
        });
    }

    @Test
    void aMemberThatIsNullIsMissedWhereTheVerdictRestsOnIt() throws IOException {
        damage(run.resolve("run.json"), ObjectNode::putNull, (pointer, all) -> {
            if (!MAY_BE_NULL.contains(pointer)) {
                assertThat(all).as(pointer).containsOnly(Verdict.UNKNOWN);
            }
        });
    }

    @Test
    void aSettingThatIsNullIsNotKnown() throws IOException {
        Path record = run.resolve("run.json");
        Records.edit(record, object -> {
            ObjectNode context = object.putObject("context");
            ObjectNode settings = context.putObject("settings").putNull("threshold");
            settings.putObject("timeout").putNull("value").putNull("origin");
            settings.putObject("installer").putNull("value").put("origin", "option --installer");
            settings.putObject("profile").put("value", "embedded").putNull("origin");
            context.putObject("labels").putNull("build");
            context.putObject("versions").putNull("java");
        });

        assertThat(verdicts()).containsOnly(Verdict.PASS);
    }

    @Test
    void aMemberOfAnotherTypeIsMissed() throws IOException {
        for (String other : List.of("7.5", "\"7\"", "true", "[7]", "{}")) {
            JsonNode value = JSON.readTree(other);
            damage(
                    run.resolve("run.json"),
                    (object, name) -> {
                        if (object.get(name).getNodeType() != value.getNodeType()) {
                            object.set(name, value);
                        } else {
                            object.remove(name);
                        }
                    },
                    (pointer, all) -> {
                        // A number is an instant as well: before all else, as these have to be.
                        boolean instant = value.isNumber()
                                && List.of("/started", "/ended").contains(pointer);
                        if (!instant && !(value.isBoolean() && pointer.equals(LATER))) {
                            assertThat(all).as(pointer + " is " + other).containsOnly(Verdict.UNKNOWN);
                        }
                    });
        }
    }

    @Test
    void whatASeriesSharesMayBeAnythingAndIsNeverAPassWithoutItsParts() throws IOException {
        for (BiConsumer<ObjectNode, String> change : List.<BiConsumer<ObjectNode, String>>of(
                ObjectNode::remove, ObjectNode::putNull, (object, name) -> object.put(name, "x"))) {
            damage(
                    series.resolve("run.json"),
                    change,
                    (pointer, all) -> assertThat(all).hasSize(2));
            damage(
                    series.resolve("series.json"),
                    change,
                    (pointer, all) -> assertThat(all).as(pointer).contains(Verdict.UNKNOWN));
        }
    }

    /** Changes one member after the other, and hands over where it is and the verdicts on the run and on the series. */
    private void damage(Path record, BiConsumer<ObjectNode, String> change, BiConsumer<String, List<Verdict>> check)
            throws IOException {
        String whole = Files.readString(record);
        for (String pointer : members(JSON.readTree(whole))) {
            JsonNode tree = JSON.readTree(whole);
            int slash = pointer.lastIndexOf('/');
            change.accept((ObjectNode) tree.at(pointer.substring(0, slash)), pointer.substring(slash + 1));
            ((ObjectNode) tree).remove("check");
            // As if a run had written it so: else its check alone would tell.
            Records.write(record, tree);
            check.accept(pointer, record.startsWith(run) ? List.of(verdict(run), verdict(series)) : verdicts());
        }
        Files.writeString(record, whole);
    }

    private List<Verdict> verdicts() throws IOException {
        return List.of(verdict(run), verdict(series));
    }

    private static Verdict verdict(Path place) throws IOException {
        Results results = Results.asAsked(SeriesReader.read(place));
        for (Format format : Format.values()) {
            format.write(results, new StringWriter(), true);
        }
        return results.verdict();
    }

    /** JSON pointers to all members of all objects. */
    private static List<String> members(JsonNode tree) {
        List<String> pointers = new ArrayList<>();
        Map<String, JsonNode> left = new LinkedHashMap<>(Map.of("", tree));
        while (!left.isEmpty()) {
            String pointer = left.keySet().iterator().next();
            JsonNode node = left.remove(pointer);
            if (node instanceof ObjectNode object) {
                object.properties().stream()
                        .filter(member -> !member.getKey().equals("check"))
                        .forEach(member -> {
                            pointers.add(pointer + "/" + member.getKey());
                            left.put(pointer + "/" + member.getKey(), member.getValue());
                        });
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    left.put(pointer + "/" + i, array.get(i));
                }
            }
        }
        return pointers;
    }
}
