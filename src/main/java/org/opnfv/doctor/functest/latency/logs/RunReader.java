package org.opnfv.doctor.functest.latency.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.run.FileTrouble;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;

/** Reads whatever logs a run has left, and needs no cloud and no settings for it. */
public final class RunReader {

    private RunReader() {}

    /**
     * The runs in a folder or a file, in their order, at least one. What cannot be judged is an assessment too: UNKNOWN, and why.
     *
     * @param place a run folder of ours; a folder with the logs of the original harness, a file a component or one for all; or one
     *     such log
     * @throws RunException when there is no such folder or file, or a log cannot be read, with one line that says so
     */
    public static List<Assessment> read(Path place) {
        if (!Files.exists(place)) {
            throw new RunException(
                    "there is no " + place + ": name a run folder, or a log of the original harness", null);
        }
        if (RunFolder.isRun(place)) {
            return List.of(Assessment.of(place));
        }
        List<Path> logs = LogFiles.in(place);
        OriginalRuns reader = new OriginalRuns();
        List<String> unreadable = new ArrayList<>();
        for (Path log : logs) {
            unreadable.addAll(read(log, place, reader));
        }
        List<OriginalRun> runs = reader.runs();
        runs.forEach(run -> run.unreadable(unreadable));
        saidBeside(place, logs, runs);
        return assessed(place, logs, runs, unreadable);
    }

    /** One log; what keeps one of a folder from being read, in words. */
    private static List<String> read(Path log, Path place, OriginalRuns reader) {
        boolean part = !log.equals(place);
        if (part && !Files.isRegularFile(log)) {
            return List.of(log.getFileName() + " cannot be read: it is no file");
        }
        try {
            reader.read(log);
            return List.of();
        } catch (IOException e) {
            String words = " cannot be read: " + FileTrouble.words(e);
            if (part) {
                return List.of(log.getFileName() + words);
            }
            throw new RunException("cannot read " + log + ": " + FileTrouble.words(e), e);
        }
    }

    /** What {@code run.sh} printed is left out beside the logs that it printed, but for what it made of the runs itself. */
    private static void saidBeside(Path place, List<Path> logs, List<OriginalRun> runs) {
        for (Path console : LogFiles.beside(place, logs)) {
            OriginalRuns beside = new OriginalRuns();
            read(console, place, beside);
            for (OriginalRun printed : beside.runs()) {
                runs.stream().filter(printed::isSame).forEach(run -> run.says(printed.words()));
            }
            if (beside.alone() != null && !runs.isEmpty()) {
                OwnWords words = new OwnWords();
                words.outcome(beside.alone());
                runs.get(runs.size() - 1).says(words);
            }
        }
    }

    private static List<Assessment> assessed(
            Path place, List<Path> logs, List<OriginalRun> runs, List<String> unreadable) {
        String name = RunFolder.nameOf(place);
        if (runs.isEmpty()) {
            return List.of(Assessment.unknown(
                    name,
                    place,
                    RunFacts.ofLogs(null, null),
                    unreadable.isEmpty() ? NoRun.reason(place, logs) : unreadable.get(0)));
        }
        List<OriginalRun> different = different(name, place, runs);
        List<Assessment> assessments = new ArrayList<>();
        for (OriginalRun run : different) {
            String number = different.size() == 1 ? "" : " #" + (assessments.size() + 1);
            assessments.add(new OriginalAssessor(run).assess(name + number, place));
        }
        return assessments;
    }

    /** A log and what a console showed of it tell the same of the same run. */
    private static List<OriginalRun> different(String name, Path place, List<OriginalRun> runs) {
        Set<List<Object>> told = new HashSet<>();
        return runs.stream()
                .filter(run -> {
                    Assessment assessment = new OriginalAssessor(run).assess(name, place);
                    return !run.hasDetection()
                            || told.add(List.of(
                                    assessment.identity(),
                                    assessment.verdict(),
                                    Optional.ofNullable(assessment.figures())));
                })
                .toList();
    }
}
