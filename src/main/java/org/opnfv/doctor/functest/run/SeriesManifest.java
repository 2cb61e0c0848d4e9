package org.opnfv.doctor.functest.run;

/**
 * What a series of iterations was asked to be: the content of {@code series.json}, our own format. It is written once, before the
 * first iteration.
 *
 * @param warmUp how many iterations come first and are not counted, 0..1000
 * @param iterations how many are counted, 1..10000
 */
public record SeriesManifest(int warmUp, int iterations) {

    private static final int MOST_WARM_UP = 1_000;
    private static final int MOST = 10_000;

    /** Whether a series can be asked to be this. */
    boolean isPossible() {
        return iterations >= 1 && iterations <= MOST && warmUp >= 0 && warmUp <= MOST_WARM_UP;
    }
}
