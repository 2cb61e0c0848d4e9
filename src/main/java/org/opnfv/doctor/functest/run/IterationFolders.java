package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The run folders of iterations in the folder of a series: {@code warm-up-001} and so on, then {@code iteration-001} and so on. Each list
 * is in the order of the numbers.
 *
 * <p>They are looked for, not derived from the request: every iteration that ran is seen, even where the series' record is damaged.
 *
 * @param warmUp those that are not counted
 * @param counted those that are counted
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

    /** Those beyond the requested number: a series makes none of them. */
    public List<Path> surplus(SeriesManifest asked) {
        return Stream.concat(
                        warmUp.stream().filter(run -> isSurplus(run, WARM_UP, asked.warmUp())),
                        counted.stream().filter(run -> isSurplus(run, COUNTED, asked.iterations())))
                .toList();
    }

    /** A folder whose name no series makes is one, too. */
    private static boolean isSurplus(Path run, String prefix, int asked) {
        int number = number(run, prefix);
        return number > asked || !RunFolder.nameOf(run).equals(name(prefix, number));
    }

    /** The names of missing ones with later ones present. */
    public List<String> gaps(SeriesManifest asked) {
        int warmUps = counted.isEmpty() ? last(warmUp, WARM_UP) : asked.warmUp();
        return Stream.concat(missing(warmUp, WARM_UP, warmUps), missing(counted, COUNTED, last(counted, COUNTED)))
                .toList();
    }

    /** Whether a folder of that name is that of an iteration. */
    static boolean isName(String name) {
        return number(name, WARM_UP) > 0 || number(name, COUNTED) > 0;
    }

    private static int last(List<Path> folders, String prefix) {
        return folders.isEmpty() ? 0 : number(folders.get(folders.size() - 1), prefix);
    }

    private static Stream<String> missing(List<Path> folders, String prefix, int last) {
        Set<String> there = folders.stream().map(RunFolder::nameOf).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> name(prefix, number))
                .filter(name -> !there.contains(name));
    }

    /** The folder name of a warm-up iteration, by its number from 1 on. */
    static String warmUp(int number) {
        return name(WARM_UP, number);
    }

    /** The folder name of a counted iteration. */
    static String counted(int number) {
        return name(COUNTED, number);
    }

    private static String name(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%03d", prefix, number);
    }

    private static List<Path> numbered(Path series, String prefix) {
        try (Stream<Path> all = Files.list(series)) {
            return all.filter(folder -> number(folder, prefix) > 0 && Files.isDirectory(folder))
                    .sorted(Comparator.comparingInt(folder -> number(folder, prefix)))
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + series + ": " + FileErrorText.words(e), e);
        }
    }

    /** The number in a folder's name; 0 for any other name. */
    private static int number(Path folder, String prefix) {
        return number(folder.getFileName().toString(), prefix);
    }

    private static int number(String name, String prefix) {
        if (!name.matches(prefix + "[0-9]{1,6}")) {
            return 0;
        }
        return Integer.parseInt(name.substring(prefix.length()));
    }
}
