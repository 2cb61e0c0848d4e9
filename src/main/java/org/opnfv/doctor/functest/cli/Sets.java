package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
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
        List<Assessment> runs = new ArrayList<>();
        for (String one : word.split(",", -1)) {
            if (one.isBlank()) {
                throw new SettingsError("'" + word + "' has a comma with no run beside it", null);
            }
            runs.addAll(SeriesReader.read(RunFolder.locate(logs, one)).iterations());
        }
        return Series.of(runs);
    }
}
