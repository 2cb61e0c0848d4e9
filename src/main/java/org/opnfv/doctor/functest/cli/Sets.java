package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;

/** The runs that the words of the command line stand for. A run counts once. */
final class Sets {
    private final Path logs;

    Sets(Path logs) {
        this.logs = logs;
    }

    /** A series for each word, which is one run, one series, or several of them that are separated by commas. */
    List<Series> read(List<String> words) {
        List<List<Path>> sets = words.stream().map(this::places).toList();
        if (sets.size() == 2 && !Set.copyOf(real(sets.get(0))).equals(Set.copyOf(real(sets.get(1))))) {
            requireApart(sets.get(0), sets.get(1));
        }
        return sets.stream().map(Sets::series).toList();
    }

    private static Series series(List<Path> places) {
        List<Series> parts = places.stream().map(SeriesReader::read).toList();
        return parts.size() == 1 ? parts.get(0) : Series.together(parts);
    }

    private List<Path> places(String word) {
        if (!word.contains(",") || Files.exists(Path.of(word))) {
            return List.of(RunFolder.locate(logs, word));
        }
        List<Path> places = new ArrayList<>();
        for (String one : word.split(",", -1)) {
            if (one.isBlank()) {
                throw new SettingsError("'" + word + "' has a comma with no run beside it", null);
            }
            Path place = RunFolder.locate(logs, one);
            requireApart(places, List.of(place));
            places.add(place);
        }
        return places;
    }

    /** No run of the one may be one of the other. */
    private static void requireApart(List<Path> some, List<Path> others) {
        for (Path one : some) {
            for (Path other : others) {
                if (isWithin(real(other), real(one))) {
                    throw twice(other, one);
                }
                if (isWithin(real(one), real(other))) {
                    throw twice(one, other);
                }
            }
        }
    }

    private static SettingsError twice(Path inner, Path outer) {
        String what = real(inner).equals(real(outer)) ? " is there twice" : " is within " + outer;
        return new SettingsError(inner + what + ": a run counts once, leave one of them out", null);
    }

    /** Whether what is read in the one is read in the other too: an iteration of that series, or a log in that folder. */
    private static boolean isWithin(Path one, Path other) {
        return one.equals(other)
                || other.equals(one.getParent()) && (SeriesFolder.isSeries(other) || Files.isRegularFile(one));
    }

    private static List<Path> real(List<Path> places) {
        return places.stream().map(Sets::real).toList();
    }

    /** The same for each name of a place. */
    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            throw new SettingsError("cannot look at " + place + ": " + e, e);
        }
    }
}
