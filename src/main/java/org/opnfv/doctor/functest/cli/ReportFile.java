package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.ReportException;
import org.opnfv.doctor.functest.run.FileErrorText;

/**
 * A report in a file. A reader sees the old report or the new one, never a part of one: it is written to a temporary file beside it and
 * then renamed.
 */
record ReportFile(Format format, Path file) {

    /** As many links as the system follows. */
    private static final int MOST_LINKS = 40;

    /** Fails with a line for the user when the file is not writable; leaves nothing behind. */
    void check() {
        Path file = place();
        if (Files.isDirectory(file)) {
            throw refused("it is a folder", null);
        }
        if (isReplaced(file)) {
            Path beside = beside(file);
            try {
                Files.createFile(beside);
                Files.delete(beside);
            } catch (IOException e) {
                throw refused(FileErrorText.words(e), e);
            }
        } else if (!Files.isWritable(file)) {
            throw refused("no permission", null);
        }
    }

    void write(Output.Content content) {
        Path file = place();
        if (!isReplaced(file)) {
            fill(file, content);
            return;
        }
        Path beside = beside(file);
        try {
            fill(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused(FileErrorText.words(e), e);
        } finally {
            remove(beside);
        }
    }

    /** The target of a symbolic link is written, and the link stays. */
    private Path place() {
        Path place = file;
        try {
            for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(place); i++) {
                place = place.resolveSibling(Files.readSymbolicLink(place));
            }
            return place;
        } catch (IOException e) {
            throw refused(FileErrorText.words(e), e);
        }
    }

    /** A device or a pipe is written to directly, not replaced by a file. */
    private static boolean isReplaced(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    private void fill(Path where, Output.Content content) {
        try (Writer out = Files.newBufferedWriter(where)) {
            content.write(format, out, false);
        } catch (IOException e) {
            throw refused(FileErrorText.words(e), e);
        }
    }

    private void remove(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw refused(FileErrorText.words(e), e);
        }
    }

    private ReportException refused(String why, IOException e) {
        return new ReportException("cannot write the " + format + " report to " + file + ": " + why, e);
    }
}
