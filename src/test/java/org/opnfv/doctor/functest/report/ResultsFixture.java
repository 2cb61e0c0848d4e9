package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.Component;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.ContextFacts;
import org.opnfv.doctor.functest.latency.HarnessOverhead;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;
import org.opnfv.doctor.functest.series.Sla;

/** Results of any size without any run: all ten checkpoints of each instance, spread at random but always the same. */
public final class ResultsFixture {

    private static final BigDecimal FAULT = new BigDecimal("1795396709.802601");

    private final Random random = new Random(4);
    private final int instances;
    private String name = "doctor_vm";
    private String line = " INFO   doctor checkpoint ";
    private double slower = 1;
    private Map<String, String> labels = Map.of();

    /** With so many instances on the failed host. */
    public ResultsFixture(int instances) {
        this.instances = instances;
    }

    /** Instances whose names begin like that, and log lines that have it in them. */
    public ResultsFixture hostile(String text) {
        name = text;
        line = text;
        return this;
    }

    /** Runs that are called that. */
    public ResultsFixture labelled(Map<String, String> byName) {
        labels = byName;
        return this;
    }

    /** All takes so many times as long. */
    public ResultsFixture slower(double factor) {
        slower = factor;
        return this;
    }

    /** One run. */
    public Results run() {
        return Results.of(Series.of(List.of(run("20261123-011706-k3x9f2", 0))), null);
    }

    /** A series, of which the first two iterations warm up, with a service level. */
    public Results series(int iterations) {
        return Results.of(set("20261123-011706-k3x9f2", iterations), Sla.parse("last<1s,p95<1ms,recovery<9s"));
    }

    /** The series against one that is a fifth slower. */
    public Results comparison(int iterations) {
        Series other = new ResultsFixture(instances).slower(1.2).set("20261124-030405-m4h7qp", iterations);
        return Results.of(set("20261123-011706-k3x9f2", iterations), other, null, null);
    }

    /** The runs of a series. */
    public Series set(String series, int iterations) {
        List<Assessment> warmUp = List.of(run(series + "/warm-up-001", 0), run(series + "/warm-up-002", 30));
        List<Assessment> runs = new ArrayList<>();
        for (int i = 1; i <= iterations; i++) {
            runs.add(run(series + "/iteration-%03d".formatted(i), 60L + 30 * i));
        }
        return new Series(
                series,
                Path.of("logs", series),
                warmUp,
                runs,
                new SeriesSetUp(iterations, 2, null, null, new RunFacts.Cleanup(true, false, List.of()), true));
    }

    private Assessment run(String run, long later) {
        BigDecimal fault = FAULT.add(BigDecimal.valueOf(later));
        Map<Checkpoint, CheckpointTime> shared = new EnumMap<>(Checkpoint.class);
        shared.put(Checkpoint.T00, moment(fault, "0.00092", CheckpointTime.Clock.HOST, "fault.log", 3));
        BigDecimal detected = after(fault, 197);
        shared.put(Checkpoint.T01, moment(detected, "0", CheckpointTime.Clock.OURS, "monitor.log", 9));
        shared.put(Checkpoint.T02, moment(after(detected, 4), "0", CheckpointTime.Clock.OURS, "inspector.log", 4));
        shared.put(Checkpoint.T04, moment(after(detected, 14), "0", CheckpointTime.Clock.OURS, "inspector.log", 19));
        List<InstanceResult> list = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            list.add(instance(i, detected));
        }
        List<BigDecimal> sorted =
                list.stream().map(InstanceResult::latency).sorted().toList();
        LatencySummary figures =
                new LatencySummary(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
        InstanceResult last = list.stream()
                .filter(instance -> instance.latency().equals(figures.last()))
                .findFirst()
                .orElseThrow();
        Assessment bare = assessment(run, fault, detected, figures, list, shared, List.of());
        return assessment(run, fault, detected, figures, list, shared, ComponentCosts.of(bare, last));
    }

    private Assessment assessment(
            String run,
            BigDecimal fault,
            BigDecimal detected,
            LatencySummary figures,
            List<InstanceResult> list,
            Map<Checkpoint, CheckpointTime> shared,
            List<org.opnfv.doctor.functest.latency.ComponentCost> costs) {
        boolean late = figures.last().compareTo(BigDecimal.ONE) > 0;
        return new Assessment(
                run,
                Path.of("logs", run.split("/")),
                facts(fault),
                late ? Verdict.FAIL : Verdict.PASS,
                late ? List.of("late: the last one was told after " + figures.last() + " s") : List.of(),
                List.of("the bus was listened to from 2.1 s before the fault on"),
                detected,
                figures,
                list,
                List.of(
                        new TimelineEntry("T00", "link down", fault, fault, 1, null),
                        new TimelineEntry(
                                "", "host seen down in Nova", after(detected, 125), after(detected, 125), 1, null)),
                shared,
                costs);
    }

    private RunFacts facts(BigDecimal fault) {
        return new RunFacts(
                "0.1.0",
                Instant.parse("2026-11-23T01:17:06.123456Z"),
                Instant.parse("2026-11-23T01:18:40Z"),
                "embedded",
                "embedded",
                BigDecimal.ONE,
                BigDecimal.valueOf(30),
                "display-name",
                false,
                null,
                null,
                "detection",
                null,
                null,
                "done",
                "complete",
                new RunFacts.Host("compute-1", "127.0.0.1"),
                new RunFacts.Fault("link-down", fault, new BigDecimal("0.00092")),
                new RunFacts.Arming("renamed probe", new BigDecimal("1.02"), 2),
                List.of(),
                fault.add(BigDecimal.ONE),
                List.of(),
                new RunFacts.Recovery(fault, fault, new BigDecimal("3.185"), null),
                new RunFacts.Cleanup(true, false, List.of()),
                new ContextFacts(Map.of(), labels, Map.of()));
    }

    private InstanceResult instance(int number, BigDecimal detected) {
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(Checkpoint.class);
        BigDecimal at = after(detected, 4 + number * 0.85);
        int row = 20 + 3 * number;
        for (Checkpoint step :
                List.of(Checkpoint.T05, Checkpoint.T06, Checkpoint.T07, Checkpoint.T08, Checkpoint.T09)) {
            at = after(at, step.component() == Component.NOTIFIER ? 31 : 9);
            boolean ours = step == Checkpoint.T09;
            moments.put(
                    step,
                    moment(
                            at,
                            ours ? "0" : "0.002",
                            ours ? CheckpointTime.Clock.OURS : CheckpointTime.Clock.CLOUD,
                            ours ? "consumer.log" : "bus.log",
                            row));
        }
        moments.put(
                Checkpoint.T03,
                moment(
                        after(moments.get(Checkpoint.T05).at(), 2),
                        "0",
                        CheckpointTime.Clock.OURS,
                        "inspector.log",
                        row));
        BigDecimal latency = at.subtract(detected);
        return new InstanceResult(
                name + number + "-k3x9f2",
                "758366d5-35f7-452b-90dd-%012x".formatted(random.nextInt() & 0xffffffffL),
                "compute-1",
                at,
                latency,
                latency.compareTo(BigDecimal.ONE) > 0 ? InstanceResult.Outcome.LATE : InstanceResult.Outcome.ON_TIME,
                moments,
                new HarnessOverhead(new BigDecimal("0.0021"), new BigDecimal("0.0003"), new BigDecimal("0.0004")));
    }

    private BigDecimal after(BigDecimal from, double milliseconds) {
        double some = milliseconds * slower * (0.8 + 0.4 * random.nextDouble());
        return from.add(BigDecimal.valueOf(Math.round(some * 1000), 6));
    }

    private CheckpointTime moment(BigDecimal at, String bound, CheckpointTime.Clock clock, String file, int row) {
        return new CheckpointTime(
                at,
                new BigDecimal(bound),
                clock,
                new LogRef(
                        file,
                        row,
                        "2026-11-23 01:18:29,802 Component.java " + row + line + "at " + at + " alarm=0d9f0bf9-"
                                + Long.toHexString(random.nextLong())));
    }
}
