package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.profile.ClosestWord;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunNotFoundException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;

/** The runs named by a command's arguments. A run counts once, even under several names. */
record RunArguments(Path logs) {

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
                        words.get(0) + " and " + words.get(1)
                                + " are the same runs, which say nothing of each other: name another set to compare with",
                        null);
            }
        }
        return sets;
    }

    /** Each run or series that they name by itself; of no word all that there are. */
    List<Series> each(List<String> words) {
        List<Path> folders = words.isEmpty()
                ? RunFolder.folders(logs)
                : words.stream()
                        .flatMap(word -> names(word).stream())
                        .map(name -> RunFolder.locate(logs, name))
                        .toList();
        if (folders.isEmpty()) {
            throw new RunException("no run in " + logs + " yet: start one with run", null);
        }
        List<Series> all = folders.parallelStream().map(RunArguments::readable).toList();
        Map<String, Assessment> before = new LinkedHashMap<>();
        for (Series series : all) {
            Map<String, Assessment> runs = runs(series);
            requireApart(before, runs);
            before.putAll(runs);
        }
        return all;
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
                RunFolder.locate(logs, name);
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
        List<String> names = Files.exists(Path.of(word))
                ? List.of(word)
                : Stream.of(word.split(",", -1)).flatMap(this::named).toList();
        if (names.stream().anyMatch(String::isBlank)) {
            throw new SettingsError("'" + word + "' has a comma with no run beside it", null);
        }
        return names;
    }

    /** The newest that there are, up to so many, the oldest of them first, or that one name. */
    private Stream<String> named(String name) {
        if (!name.matches("last:[0-9]{1,6}")) {
            return Stream.of(name);
        }
        List<Path> newest = RunFolder.newestFirst(logs);
        int most = Math.min(newest.size(), Integer.parseInt(name.substring(name.indexOf(':') + 1)));
        // Without any it stays a name, of which there is no run.
        return most == 0
                ? Stream.of(name)
                : IntStream.iterate(most - 1, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> newest.get(i).toString());
    }

    private Series set(String word) {
        List<String> names = names(word);
        if (names.size() == 1) {
            return SeriesReader.read(RunFolder.locate(logs, names.get(0)));
        }
        List<Series> parts = new ArrayList<>();
        Map<String, Assessment> before = new LinkedHashMap<>();
        for (String name : names) {
            Series part = SeriesReader.read(RunFolder.locate(logs, name));
            Map<String, Assessment> runs = runs(part);
            requireApart(before, runs);
            before.putAll(runs);
            parts.add(part);
        }
        return Series.together(parts);
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
