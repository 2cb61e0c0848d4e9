package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.run.FileErrorText;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;

/** Reads the logs of any run, without a cloud or settings. */
public final class RunReader {

    private RunReader() {}

    /**
     * The run in a folder or a file. A run that cannot be judged is UNKNOWN, with the reason.
     *
     * @param place a run folder of ours; a folder with the logs of the original harness, a file a component or one for all; or one
     *     such log
     * @throws RunException when there is no such folder or file, or a log cannot be read, with one line that says so
     */
    public static Assessment read(Path place) {
        if (!Files.exists(place)) {
            throw new RunException(
                    "there is no " + place + ": name a run folder, or a log of the original harness", null);
        }
        if (RunFolder.isRun(place)) {
            return Assessment.of(place);
        }
        List<Path> files = LogFiles.in(place);
        OriginalLogs logs = new OriginalLogs();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files) {
            unreadable.addAll(read(file, place, logs));
        }
        OriginalRun run = logs.run();
        String name = RunFolder.nameOf(place);
        if (run == null) {
            return Assessment.unknown(
                    name,
                    place,
                    RunFacts.ofLogs(null, null, null),
                    unreadable.isEmpty() ? NoRunReason.reason(place, files) : unreadable.get(0));
        }
        run.unreadable = unreadable;
        return new OriginalAssessor(run).assess(name, place);
    }

    /** One log; returns why one of a folder could not be read, in words. */
    private static List<String> read(Path log, Path place, OriginalLogs logs) {
        boolean part = !log.equals(place);
        if (part && !Files.isRegularFile(log)) {
            return List.of(log.getFileName() + " cannot be read: it is no file");
        }
        try {
            logs.read(log);
            return List.of();
        } catch (IOException e) {
            String words = " cannot be read: " + FileErrorText.words(e);
            if (part) {
                return List.of(log.getFileName() + words);
            }
            throw new RunException("cannot read " + log + ": " + FileErrorText.words(e), e);
        }
    }
}
