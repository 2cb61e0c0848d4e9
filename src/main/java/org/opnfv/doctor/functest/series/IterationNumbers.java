package org.opnfv.doctor.functest.series;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;

/** The number of each iteration in its series, from the folder's name: iterations may be missing, so they cannot be counted. */
public final class IterationNumbers {

    private static final Pattern NAME = Pattern.compile("(?:warm-up|iteration)-([0-9]{1,9})");

    private IterationNumbers() {}

    /** Of all runs, the warm-up first: iterations begin at 1, and the warm-up ends at 0. The runs of a set are numbered in order. */
    public static List<Integer> of(Series series) {
        List<Integer> warmUp =
                series.warmUp().stream().map(IterationNumbers::named).toList();
        List<Integer> iterations =
                series.iterations().stream().map(IterationNumbers::named).toList();
        if (series.folder() == null || warmUp.contains(0) || iterations.contains(0)) {
            int before = series.warmUp().size();
            return IntStream.rangeClosed(1 - before, series.iterations().size())
                    .boxed()
                    .toList();
        }
        int last = warmUp.stream().max(Integer::compare).orElse(0);
        return Stream.concat(warmUp.stream().map(number -> number - last), iterations.stream())
                .toList();
    }

    /** The number in the name of its folder, from 1 on; 0 when there is none. */
    public static int named(Assessment run) {
        Matcher name = NAME.matcher(String.valueOf(run.folder().getFileName()));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }
}
