package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deletes the folders of runs. Every failure is a {@link RunException}. */
public final class RunRemoval {

    private RunRemoval() {}

    /** Whether a link in the logs folder or beside that leads to a run, or into it, as {@code latest} and kept baselines do. */
    public static Predicate<Path> linked(Path logsDir) {
        List<Path> targets = new ArrayList<>(links(logsDir));
        targets.addAll(links(logsDir.toAbsolutePath().normalize().resolveSibling("")));
        targets.addAll(links(RunFolder.real(logsDir).resolveSibling("")));
        return folder -> targets.stream().anyMatch(target -> target.startsWith(RunFolder.real(folder)));
    }

    private static List<Path> links(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isSymbolicLink).map(RunFolder::real).toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + folder + ": " + FileErrorText.words(e), e);
        }
    }

    /** Deletes a run and all that is in its folder. It loses its name first: what is left of it when that is interrupted is no run. */
    public static void delete(Path folder) {
        Path nameless = folder.resolveSibling(RunFolder.NAMELESS + folder.getFileName());
        try {
            Files.move(folder, nameless, StandardCopyOption.ATOMIC_MOVE);
            deleteAll(nameless);
        } catch (IOException e) {
            String rest = Files.exists(nameless) ? "; what is left of it is in " + nameless : "";
            throw new RunException("cannot delete " + folder + ": " + FileErrorText.words(e) + rest, e);
        }
    }

    /** Deletes what making or deleting runs left behind when it was killed, unless it was touched since that moment; returns what failed. */
    public static List<RunException> finishInterrupted(Path logsDir, Instant since) {
        List<RunException> failures = new ArrayList<>();
        try (Stream<Path> all = Files.list(logsDir)) {
            for (Path left : all.filter(RunRemoval::isNameless).toList()) {
                try {
                    if (Files.getLastModifiedTime(left).toInstant().isBefore(since)) {
                        deleteAll(left);
                    }
                } catch (NoSuchFileException e) {
                    // Another one has just deleted it.
                } catch (IOException e) {
                    failures.add(new RunException("cannot delete " + left + ": " + FileErrorText.words(e), e));
                }
            }
        } catch (IOException e) {
            failures.add(new RunException("cannot list " + logsDir + ": " + FileErrorText.words(e), e));
        }
        return failures;
    }

    private static boolean isNameless(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(RunFolder.NAMELESS)
                && RunFolder.idOf(folder.resolveSibling(name.substring(RunFolder.NAMELESS.length())))
                        .isPresent();
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
