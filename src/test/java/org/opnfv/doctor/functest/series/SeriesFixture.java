package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.ContextFacts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;

/** Assessments with given latencies, as runs would leave them; detected 0.1 s after the fault. */
public final class SeriesFixture {

    private static final BigDecimal DETECTED = new BigDecimal("1795396710.000000");
    private static final RunFacts.Cleanup UNDONE = new RunFacts.Cleanup(true, false, List.of());

    private SeriesFixture() {}

    /** A run with an instance for each latency in seconds; one that is not a number was never told. */
    public static Assessment run(Verdict verdict, double... latencies) {
        return run("run", UNDONE, verdict, latencies);
    }

    static Assessment run(String name, RunFacts.Cleanup cleanup, Verdict verdict, double... latencies) {
        return run(name, cleanup, ContextFacts.NONE, null, verdict, latencies);
    }

    private static Assessment run(
            String name,
            RunFacts.Cleanup cleanup,
            ContextFacts context,
            Integer made,
            Verdict verdict,
            double... latencies) {
        List<InstanceResult> instances = new ArrayList<>();
        for (double latency : latencies) {
            boolean told = !Double.isNaN(latency);
            BigDecimal seconds = told ? BigDecimal.valueOf(latency) : null;
            instances.add(new InstanceResult(
                    "doctor_vm" + (instances.size() + 1),
                    "id-" + (instances.size() + 1),
                    "compute-1",
                    told ? DETECTED.add(seconds) : null,
                    seconds,
                    told ? InstanceResult.Outcome.ON_TIME : InstanceResult.Outcome.MISSING,
                    Map.of(),
                    null));
        }
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(Checkpoint.class);
        moments.put(
                Checkpoint.T00,
                new CheckpointTime(DETECTED.subtract(new BigDecimal("0.1")), null, CheckpointTime.Clock.OURS, null));
        moments.put(Checkpoint.T01, new CheckpointTime(DETECTED, null, CheckpointTime.Clock.OURS, null));
        return new Assessment(
                name,
                Path.of("logs", name),
                facts(cleanup, context, made),
                verdict,
                List.of(),
                List.of(),
                DETECTED,
                null,
                instances,
                List.of(),
                moments,
                List.of());
    }

    /** The same run with one more owner of whom it cannot be told when he was told. */
    static Assessment doubtful(Assessment run) {
        List<InstanceResult> instances = new ArrayList<>(run.instances());
        instances.add(new InstanceResult(
                "doubtful", "id-0", "compute-1", null, null, InstanceResult.Outcome.UNCERTAIN, Map.of(), null));
        return new Assessment(
                run.run(),
                run.folder(),
                run.facts(),
                run.verdict(),
                List.of(),
                List.of(),
                run.detected(),
                null,
                instances,
                List.of(),
                run.moments(),
                List.of());
    }

    /** A series of one instance an iteration, all PASS. */
    public static Series series(double... latencies) {
        return Series.of(DoubleStream.of(latencies)
                .mapToObj(latency -> run(Verdict.PASS, latency))
                .toList());
    }

    /** The same of runs that were made with a setting, in a number of instances. */
    static Series series(String setting, String value, int made, double... latencies) {
        ContextFacts context = new ContextFacts(
                Map.of(setting, new ContextFacts.Setting(value, "option")), Map.of(), Map.of("java", "17"));
        return Series.of(DoubleStream.of(latencies)
                .mapToObj(latency -> run("run", UNDONE, context, made, Verdict.PASS, latency))
                .toList());
    }

    static Series series(Assessment... runs) {
        return Series.of(Arrays.asList(runs));
    }

    /** Thirty latencies around 50 ms with a spread of 10 %. */
    static double[] noise(long seed, double factor) {
        Random random = new Random(seed);
        return IntStream.range(0, 30)
                .mapToDouble(i -> Math.abs(0.05 * factor * (1 + 0.1 * random.nextGaussian())))
                .toArray();
    }

    private static RunFacts facts(RunFacts.Cleanup cleanup, ContextFacts context, Integer made) {
        return new RunFacts(
                "0.1.0", null, null, null, null, null, null, null, null, null, null, null, made, null, null, null, null,
                null, null, List.of(), null, List.of(), null, cleanup, context);
    }
}
