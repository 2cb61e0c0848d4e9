package org.opnfv.doctor.functest.series;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Component;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.ContextFacts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;

/**
 * Runs that belong together: the iterations of one {@code run --iterations}, runs put together by hand, or one run alone.
 *
 * @param name its name, for people
 * @param folder the folder of the series, or of the one run; null when it was put together by hand
 * @param warmUp iterations that are not counted, in their order
 * @param iterations those that are, in their order
 * @param setUp what they have in common
 */
public record Series(
        String name, Path folder, List<Assessment> warmUp, List<Assessment> iterations, SeriesSetUp setUp) {

    /** Copies the lists. */
    public Series {
        warmUp = List.copyOf(warmUp);
        iterations = List.copyOf(iterations);
    }

    /** One run, or several put together, in this order; at least one. */
    public static Series of(List<Assessment> runs) {
        return of(runs, null);
    }

    /**
     * What several sets have in them as one, in this order; at least one. What one of them lacks is missing in the whole, and what one
     * of them was asked the whole has to meet.
     */
    public static Series together(List<Series> parts) {
        List<Assessment> runs =
                parts.stream().flatMap(part -> part.iterations().stream()).toList();
        int asked = parts.stream().mapToInt(part -> part.setUp().asked()).sum();
        List<String> problems = parts.stream()
                .filter(part -> part.setUp().problem() != null)
                .map(part -> part.name() + ": " + part.setUp().problem())
                .toList();
        return new Series(
                runs.isEmpty() ? "no run, of " + parts.get(0).name() + " on" : named(runs),
                null,
                List.of(),
                runs,
                new SeriesSetUp(
                        Math.max(asked, runs.size()),
                        0,
                        asked(parts),
                        problems.isEmpty() ? null : String.join("; ", problems),
                        all(parts.stream().flatMap(Series::besides)),
                        parts.stream().allMatch(part -> part.setUp().whole()),
                        parts.stream().flatMap(part -> part.left().stream()).toList(),
                        RunFacts.NONE));
    }

    private static String named(List<Assessment> runs) {
        String first = runs.get(0).run();
        return runs.size() == 1 ? first : runs.size() + " runs from " + first + " on";
    }

    /** The criteria of all parts, each once; null for none. */
    private static String asked(List<Series> parts) {
        String all = parts.stream()
                .map(part -> part.setUp().sla())
                .filter(Objects::nonNull)
                .flatMap(sla -> Stream.of(sla.split(",")))
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining(","));
        return all.isEmpty() ? null : all;
    }

    /** The same with the service level that was asked for; null for none. */
    static Series of(List<Assessment> runs, String sla) {
        return new Series(
                named(runs),
                runs.size() == 1 ? runs.get(0).folder() : null,
                List.of(),
                runs,
                new SeriesSetUp(
                        runs.size(),
                        0,
                        sla,
                        null,
                        new RunFacts.Cleanup(true, false, List.of()),
                        true,
                        runs.stream()
                                .filter(run -> !run.facts().cleanup().complete())
                                .map(Assessment::folder)
                                .toList(),
                        RunFacts.NONE));
    }

    /** The same in another place: what was below {@code from} is below {@code to}. */
    Series moved(Path from, Path to) {
        UnaryOperator<Path> place =
                path -> path == null ? null : to.resolve(from.relativize(path).toString());
        UnaryOperator<String> words = text -> text == null ? null : text.replace(from.toString(), to.toString());
        UnaryOperator<Assessment> run = old -> old.moved(place.apply(old.folder()), words);
        return new Series(
                name,
                place.apply(folder),
                warmUp.stream().map(run).toList(),
                iterations.stream().map(run).toList(),
                new SeriesSetUp(
                        setUp.asked(),
                        setUp.warmUp(),
                        setUp.sla(),
                        words.apply(setUp.problem()),
                        setUp.cleanup(),
                        setUp.whole(),
                        setUp.left().stream().map(place).toList(),
                        setUp.own()));
    }

    /** Whether it is nothing but one run. */
    public boolean isOneRun() {
        return setUp.whole() && setUp.asked() == 1 && iterations.size() == 1 && warmUp.isEmpty();
    }

    /** All of its runs, the warm-up first. */
    public List<Assessment> runs() {
        return Stream.concat(warmUp.stream(), iterations.stream()).toList();
    }

    /** The iterations with that verdict. */
    public List<Assessment> with(Verdict verdict) {
        return iterations.stream().filter(run -> run.verdict() == verdict).toList();
    }

    /** The iterations that were measured and failed. */
    public List<Assessment> failures() {
        return with(Verdict.FAIL);
    }

    /** What one of them is called: only what a series made is an iteration of it. */
    public String noun() {
        return folder == null || isOneRun() ? "run" : "iteration";
    }

    /** How many of the iterations that were asked for were not even begun. */
    public int notMade() {
        return Math.max(0, setUp.asked() - iterations.size());
    }

    /** How many of the iterations that are not there were made all the same, for later ones were; of those of a set nobody knows. */
    public int lost() {
        if (folder == null) {
            return notMade();
        }
        int last = iterations.stream().mapToInt(IterationNumbers::named).max().orElse(0);
        return Math.min(notMade(), Math.max(0, last - iterations.size()));
    }

    /** How many iterations that were to warm up were not even begun. */
    public int warmUpNotMade() {
        return Math.max(0, setUp.warmUp() - warmUp.size());
    }

    /** Whether each iteration that was asked for was made and can be judged, and it is known of each owner when he was told, or that he was not. */
    public boolean isComplete() {
        return setUp.whole()
                && notMade() == 0
                && with(Verdict.UNKNOWN).isEmpty()
                && iterations.stream()
                        .flatMap(run -> run.instances().stream())
                        .noneMatch(instance -> instance.outcome() == InstanceResult.Outcome.UNCERTAIN);
    }

    /**
     * FAIL when an iteration failed, else UNKNOWN when one is UNKNOWN or was not made, else PASS. It is UNKNOWN, too, when nobody knows
     * what the series was asked to be.
     */
    public Verdict verdict() {
        if (!setUp.whole()) {
            return Verdict.UNKNOWN;
        }
        if (!failures().isEmpty()) {
            return Verdict.FAIL;
        }
        return with(Verdict.PASS).size() == setUp.asked() ? Verdict.PASS : Verdict.UNKNOWN;
    }

    /** What became of all that was to be undone, the warm-up's included. */
    public RunFacts.Cleanup cleanup() {
        return all(Stream.concat(
                besides(), iterations.stream().map(run -> run.facts().cleanup())));
    }

    /** The folders in which something is left to undo: its own, or, of what was put together by hand, those of the parts. */
    public List<Path> left() {
        if (folder == null) {
            return setUp.left();
        }
        return cleanup().complete() ? List.of() : List.of(folder);
    }

    /** The undo of what is in no iteration that counts. */
    private Stream<RunFacts.Cleanup> besides() {
        return Stream.concat(warmUp.stream().map(run -> run.facts().cleanup()), Stream.of(setUp.cleanup()));
    }

    private static RunFacts.Cleanup all(Stream<RunFacts.Cleanup> several) {
        List<RunFacts.Cleanup> all = several.toList();
        return new RunFacts.Cleanup(
                all.stream().allMatch(RunFacts.Cleanup::complete),
                all.stream().anyMatch(RunFacts.Cleanup::kept)
                        && all.stream().allMatch(one -> one.complete() || one.kept()),
                all.stream().flatMap(one -> one.errors().stream()).toList());
    }

    /** What its first iteration tells; the series itself where none was made. */
    public RunFacts facts() {
        return iterations.isEmpty() ? setUp.own() : iterations.get(0).facts();
    }

    /** What all of its iterations were made with and for; the series itself where none was made. */
    public ContextFacts context() {
        return iterations.isEmpty()
                ? setUp.own().context()
                : ContextFacts.common(
                        iterations.stream().map(run -> run.facts().context()).toList());
    }

    /** The values of a measure in the order of the iterations; of those that are UNKNOWN nothing counts. */
    public List<Sample> samples(Measure measure) {
        return iterations.stream()
                .filter(run -> run.verdict() != Verdict.UNKNOWN)
                .flatMap(run -> measure.of(run).stream())
                .toList();
    }

    /** How these are spread; empty when there are none. */
    public Optional<Distribution> distribution(Measure measure) {
        return Distribution.of(samples(measure), measure != Measure.EACH);
    }

    /** Where the time of the owner told last went, the mean of {@link #costed}; empty when none tells. */
    public List<ComponentCost> costs() {
        return ComponentCosts.mean(costed().stream().map(Assessment::costs).toList());
    }

    /** The iterations that were measured and tell that, of those that divide the time alike the most; of as many, into the most parts. */
    public List<Assessment> costed() {
        Map<Set<List<Component>>, List<Assessment>> divisions = iterations.stream()
                .filter(run -> run.verdict() != Verdict.UNKNOWN && !run.costs().isEmpty())
                .collect(Collectors.groupingBy(
                        run -> run.costs().stream()
                                .map(ComponentCost::components)
                                .collect(Collectors.toSet()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return divisions.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Set<List<Component>>, List<Assessment>> division) ->
                                division.getValue().size())
                        .thenComparingInt(division -> division.getKey().size()))
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** The iterations whose slowest notification stands apart from the others'. */
    public List<Outlier> outliers() {
        return Outlier.among(samples(Measure.LATENCY));
    }
}
