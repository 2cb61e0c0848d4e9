package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.profile.ClosestWord;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunNotFoundException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;

/**
 * The runs named by a command's arguments. A run counts once, even under several names.
 *
 * @param logs where they are
 * @param note told in a line what was left out of those that nobody named
 */
record RunArguments(Path logs, Consumer<String> note) {

    /** A place that was named, or found: with a copy of what was found nobody meant it to count twice. */
    private record Place(Path folder, boolean found) {}

    /**
     * Reads a series for each word, which names one run, one series, or several of them separated by commas. With {@code judged}, two
     * words must not name the same runs.
     */
    List<Series> read(List<String> words, boolean judged) {
        List<Series> sets = words.stream().map(this::set).toList();
        if (sets.size() == 2) {
            Map<String, Assessment> base = runs(sets.get(0));
            Map<String, Assessment> other = runs(sets.get(1));
            // Comparing a set with itself shows how large noise is.
            if (!base.keySet().equals(other.keySet())) {
                requireApart(base, other);
            } else if (judged && !base.isEmpty()) {
                throw new SettingsError(
                        words.get(0) + " and " + words.get(1) + " are the same runs: name another set to compare with",
                        null);
            }
        }
        return sets;
    }

    /** The run of planned maintenance that they name; empty when they name anything else. */
    Optional<Path> maintenance(List<String> words) {
        return words.size() != 1 || names(words.get(0)).size() != 1
                ? Optional.empty()
                : at(words.get(0))
                        .map(Place::folder)
                        .filter(MaintenanceAssessment::isOne)
                        .findFirst();
    }

    /** Each run or series that they name by itself; of no word all that there are. */
    List<Series> each(List<String> words) {
        List<Place> places = words.isEmpty()
                ? found(Integer.MAX_VALUE).toList()
                : words.stream().flatMap(word -> places(word).stream()).toList();
        if (places.isEmpty()) {
            throw new RunException("no run in " + logs + " yet: start one with run", null);
        }
        return apart(places, RunArguments::readable);
    }

    /** What is in them, each run once: of what was found a copy is left out, what was named twice is an error. */
    private List<Series> apart(List<Place> places, Function<Path, Series> reader) {
        List<Series> all = places.parallelStream()
                .map(place -> reader.apply(place.folder()))
                .toList();
        // First what was named, then the larger: an iteration that was copied out of its series is in it.
        List<Integer> order = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(
                                i -> places.get(i).found())
                        .thenComparing(i -> -all.get(i).iterations().size()))
                .toList();
        Map<String, Assessment> before = new LinkedHashMap<>();
        Set<Integer> copies = new HashSet<>();
        for (int i : order) {
            Map<String, Assessment> runs = runs(all.get(i));
            if (places.get(i).found() && !runs.isEmpty() && before.keySet().containsAll(runs.keySet())) {
                Path counted = before.get(runs.keySet().iterator().next()).folder();
                note.accept("note: " + places.get(i).folder() + " is a copy of what is counted already, " + counted
                        + ": it is left out");
                copies.add(i);
            } else {
                requireApart(before, runs);
                before.putAll(runs);
            }
        }
        return IntStream.range(0, all.size())
                .filter(i -> !copies.contains(i))
                .mapToObj(all::get)
                .toList();
    }

    /** One that cannot be read, or was taken away meanwhile, is UNKNOWN, and does not keep the others from being shown. */
    static Series readable(Path folder) {
        try {
            return SeriesReader.read(folder);
        } catch (RunException e) {
            return Series.of(
                    List.of(Assessment.unknown(RunFolder.nameOf(folder), folder, RunFacts.NONE, e.getMessage())));
        }
    }

    /**
     * Whether a run of that name exists, in whatever state.
     *
     * @throws RunException when that cannot be told, or when only some of several exist
     */
    boolean isThere(String word) {
        List<String> names = names(word);
        List<RunNotFoundException> missing = new ArrayList<>();
        for (String name : names) {
            try {
                at(name);
            } catch (RunNotFoundException e) {
                missing.add(e);
            }
        }
        if (!missing.isEmpty() && missing.size() < names.size()) {
            throw missing.get(0);
        }
        return missing.isEmpty();
    }

    /** {@code "; did you mean 'good'?"} where a run, or what stands beside what was named, has nearly that name; else nothing. */
    String closest(String word) {
        Path named = Path.of(word).toAbsolutePath().normalize();
        Stream<String> beside = Stream.of(named.resolveSibling(""), logs)
                .flatMap(folder -> Stream.ofNullable(folder.toFile().list()))
                .flatMap(Stream::of);
        Stream<String> ids = RunFolder.folders(logs).stream().flatMap(run -> RunFolder.idOf(run).stream());
        return ClosestWord.hint(
                RunFolder.nameOf(named), Stream.concat(beside, ids).toList());
    }

    /** A file may have a comma in its name. The empty name would be the working directory. */
    private List<String> names(String word) {
        if (word.isBlank()) {
            throw new SettingsError(
                    "report was given a name that is empty: name a run, or nothing for the latest", null);
        }
        List<String> names = Files.exists(Path.of(word)) ? List.of(word) : List.of(word.split(",", -1));
        if (names.stream().anyMatch(String::isBlank)) {
            throw new SettingsError("'" + word + "' has a comma with no run beside it", null);
        }
        return names;
    }

    private List<Place> places(String word) {
        return names(word).stream().flatMap(this::at).toList();
    }

    /** Where that name leads; {@code last:10} to the newest that there are. Of none it is a name that no run has. */
    private Stream<Place> at(String name) {
        if (name.matches("last:[0-9]{1,6}")) {
            List<Place> newest = found(Integer.parseInt(name.substring(name.indexOf(':') + 1)))
                    .toList();
            if (!newest.isEmpty()) {
                return newest.stream();
            }
        }
        return Stream.of(new Place(RunFolder.locate(logs, name), false));
    }

    /** The newest that there are, up to so many, the oldest of them first. */
    private Stream<Place> found(int most) {
        List<Path> newest =
                new ArrayList<>(RunFolder.newestFirst(logs).stream().limit(most).toList());
        Collections.reverse(newest);
        return newest.stream().map(folder -> new Place(folder, true));
    }

    private Series set(String word) {
        List<Series> parts = apart(places(word), SeriesReader::read);
        return parts.size() == 1 ? parts.get(0) : Series.together(parts);
    }

    private static Map<String, Assessment> runs(Series series) {
        Map<String, Assessment> runs = new LinkedHashMap<>();
        series.iterations().forEach(run -> runs.putIfAbsent(run.identity(), run));
        return runs;
    }

    /** No run may be in both sets. */
    private static void requireApart(Map<String, Assessment> some, Map<String, Assessment> others) {
        others.forEach((identity, run) -> {
            Assessment same = some.get(identity);
            if (same != null) {
                String what = run.folder().equals(same.folder())
                        ? run.folder() + " is there twice"
                        : run.folder() + " is the same run as " + same.folder();
                throw new SettingsError(what + ": a run counts once, leave one of them out", null);
            }
        });
    }
}
