package org.opnfv.doctor.functest.series;

import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.latency.RunFacts;

/**
 * What the iterations of a series share.
 *
 * @param asked how many iterations were asked for, the warm-up not counted
 * @param warmUp how many were asked for to come before these
 * @param sla the service level that was asked for, as it was written; null when none was
 * @param problem why not all of them could be made; null when nothing is known to have gone wrong
 * @param cleanup what became of the undo of what they shared
 * @param whole whether all this could be read; else as many were asked for as were found, and {@code problem} says what is damaged
 * @param left of what was put together by hand, the folders in which something is left to undo
 * @param own what the series' own record tells; {@link RunFacts#NONE} where there is none
 */
public record SeriesSetUp(
        int asked,
        int warmUp,
        String sla,
        String problem,
        RunFacts.Cleanup cleanup,
        boolean whole,
        List<Path> left,
        RunFacts own) {

    /** Copies the list. */
    public SeriesSetUp {
        left = List.copyOf(left);
    }

    /** Of a series of whose own record nothing else is known. */
    public SeriesSetUp(int asked, int warmUp, String sla, String problem, RunFacts.Cleanup cleanup, boolean whole) {
        this(asked, warmUp, sla, problem, cleanup, whole, List.of(), RunFacts.NONE);
    }

    /** Of a series that was not asked to warm up, and whose own record could be read. */
    public SeriesSetUp(int asked, String sla, String problem, RunFacts.Cleanup cleanup) {
        this(asked, 0, sla, problem, cleanup, true);
    }
}
