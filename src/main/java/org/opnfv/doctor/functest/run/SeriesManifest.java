package org.opnfv.doctor.functest.run;

/**
 * The request of a series: the content of {@code series.json}, our own format. It is written once, before the first iteration.
 *
 * @param warmUp how many iterations come first and are not counted, 0..1000
 * @param iterations how many are counted, 1..10000
 */
public record SeriesManifest(int warmUp, int iterations) {

    private static final int MOST_WARM_UP = 1_000;
    private static final int MOST = 10_000;

    /** Whether the numbers are in range. */
    boolean isPossible() {
        return iterations >= 1 && iterations <= MOST && warmUp >= 0 && warmUp <= MOST_WARM_UP;
    }
}
