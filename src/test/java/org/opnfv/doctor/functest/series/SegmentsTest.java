package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.RunFixture;

/** The parts of what a cloud does by itself, from the fault at 09.9 on: the host shown down at 10.4, owners told at 10.2. */
class SegmentsTest {
    @TempDir
    private Path directory;

    private static final String BACK = "instance_active_again";

    private RunFixture observed(int instances) {
        return new RunFixture(directory, instances)
                .set("chain", Map.of("monitor", "none", "inspector", "none", "latency_from", "fault"))
                .only("monitor.log")
                .only("inspector.log");
    }

    private static Map<String, Object> seen(String what, String instance, long after) {
        Map<String, Object> sighting = new HashMap<>();
        sighting.put("what", what);
        sighting.put("instance", instance);
        sighting.put("at", new BigDecimal(RunFixture.time(after)));
        return sighting;
    }

    private static String rows(RunFixture run, String criteria) {
        List<String> rows = new ArrayList<>();
        Sla.parse(criteria)
                .assess(Series.of(List.of(run.assess())))
                .forEach(row -> rows.add(row.outcome() + " " + row.words()));
        return String.join(", ", rows);
    }

    @ParameterizedTest
    @CsvSource({
        "service_down<30s, PASS 0.500000 s",
        "service_down<500ms, FAIL 500.000 ms",
        "owner<60s, PASS 0.300002 s",
        "active_again<300s, PASS 2.100000 s",
        "active_again<2s, FAIL 2.100000 s"
    })
    void eachCountsFromTheFaultToTheLast(String criterion, String row) {
        RunFixture run = observed(2)
                .set(
                        "sightings",
                        List.of(
                                seen("instance_elsewhere", RunFixture.id(1), 1_000_000),
                                seen(BACK, RunFixture.id(1), 1_000_000),
                                seen(BACK, RunFixture.id(2), 2_000_000)));

        assertThat(rows(run, criterion)).isEqualTo(row);
    }

    @Test
    void whatDidNotComeInAllTheTimeNeverCame() {
        RunFixture run = observed(2)
                .set("sightings", List.of(seen(BACK, RunFixture.id(1), 1_000_000)))
                .set("observation", "timeout")
                .set("host_down_seen", null);

        assertThat(rows(run, "active_again<300s,service_down<30s")).isEqualTo("FAIL never seen, FAIL never seen");
    }

    /** An observation that was complete without it did not wait for it. */
    @Test
    void whatNobodyWaitedForIsNotKnown() {
        assertThat(rows(observed(1), "active_again<300s")).isEqualTo("NO_DATA not measured");
    }

    /** Where our Inspector marks the host, its mark is exact; Nova itself is asked only when all owners are told. */
    @Test
    void ourOwnMarkIsWhenTheHostIsDown() {
        assertThat(rows(new RunFixture(directory, 1), "service_down<30s,active_again<1s"))
                .isEqualTo("PASS 0.450000 s, NO_DATA not measured");
        assertThat(rows(new RunFixture(directory.resolve("foreign"), 1).only("inspector.log"), "service_down<30s"))
                .isEqualTo("NO_DATA not measured");
    }
}
