package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The run folders of iterations that stand in the folder of a series: {@code warm-up-001} and so on, then {@code iteration-001} and so
 * on. Each list is in the order of the numbers.
 *
 * <p>They are looked for and not worked out from what was asked for: whatever ran is seen, also where the record of it is damaged.
 *
 * @param warmUp those that are not counted
 * @param counted those that are
 */
public record IterationFolders(List<Path> warmUp, List<Path> counted) {
    private static final String WARM_UP = "warm-up-";
    private static final String COUNTED = "iteration-";

    /**
     * Looks for them.
     *
     * @throws RunException when the folder cannot be listed
     */
    public static IterationFolders in(Path series) {
        return new IterationFolders(numbered(series, WARM_UP), numbered(series, COUNTED));
    }

    /** All of them, in the order in which they were made. */
    public List<Path> all() {
        return Stream.concat(warmUp.stream(), counted.stream()).toList();
    }

    /** Those that are beyond what was asked for, or come after one that is not there: a series makes none of them. */
    public List<Path> astray(SeriesManifest asked) {
        return Stream.concat(astray(warmUp, WARM_UP, asked.warmUp()), astray(counted, COUNTED, asked.iterations()))
                .toList();
    }

    /** The name of the folder of an iteration that is not counted, by its number from 1 on. */
    static String warmUp(int number) {
        return name(WARM_UP, number);
    }

    /** The name of one that is. */
    static String counted(int number) {
        return name(COUNTED, number);
    }

    private static String name(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%03d", prefix, number);
    }

    private static Stream<Path> astray(List<Path> folders, String prefix, int most) {
        return IntStream.range(0, folders.size())
                .filter(i -> i >= most || !folders.get(i).endsWith(name(prefix, i + 1)))
                .mapToObj(folders::get);
    }

    private static List<Path> numbered(Path series, String prefix) {
        try (Stream<Path> all = Files.list(series)) {
            return all.filter(folder -> number(folder, prefix) > 0 && Files.isDirectory(folder))
                    .sorted(Comparator.comparingInt(folder -> number(folder, prefix)))
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + series + ": " + FileTrouble.words(e), e);
        }
    }

    /** The number in the name of a folder; 0 when it has another name. */
    private static int number(Path folder, String prefix) {
        String name = folder.getFileName().toString();
        if (!name.matches(prefix + "[0-9]{3,6}")) {
            return 0;
        }
        int number = Integer.parseInt(name.substring(prefix.length()));
        return name.equals(name(prefix, number)) ? number : 0;
    }
}
