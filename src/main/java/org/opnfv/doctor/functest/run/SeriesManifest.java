package org.opnfv.doctor.functest.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a series of iterations was asked to be: the content of {@code series.json}, our own format. It is written once, before the
 * first iteration.
 *
 * @param warmUp how many iterations come first and are not counted
 * @param iterations how many are counted
 */
public record SeriesManifest(@JsonProperty("warm_up") int warmUp, int iterations) {}
