package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesReader;

/** The runs that a word of the command line stands for. */
final class Sets {
    private final Path logs;

    Sets(Path logs) {
        this.logs = logs;
    }

    /** One run, one series, or several of them that are separated by commas. */
    Series read(String word) {
        if (!word.contains(",") || Files.exists(Path.of(word))) {
            return SeriesReader.read(RunFolder.locate(logs, word));
        }
        List<Series> parts = new ArrayList<>();
        Set<Path> places = new HashSet<>();
        for (String one : word.split(",", -1)) {
            if (one.isBlank()) {
                throw new SettingsError("'" + word + "' has a comma with no run beside it", null);
            }
            Path place = RunFolder.locate(logs, one);
            if (!places.add(real(place))) {
                throw new SettingsError("'" + word + "' has " + place + " twice: a run counts once in a set", null);
            }
            parts.add(SeriesReader.read(place));
        }
        return Series.together(parts);
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
