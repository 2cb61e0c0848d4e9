package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.Manifest;

/**
 * The times of a manifest, exact; a time that is no number (a file may hold NaN), or larger than any in a log, counts as not recorded.
 */
final class ManifestTimes {

    /** The rounding of a time in a manifest, in seconds. */
    static final BigDecimal ROUNDING = new BigDecimal("0.000002");

    /** Eleven digits before the point, as in logs: about three thousand years. */
    private static final double LIMIT = 1e11;

    private ManifestTimes() {}

    static Optional<BigDecimal> injected(Manifest manifest) {
        return Optional.ofNullable(manifest.fault()).flatMap(fault -> finite(fault.injected()));
    }

    /** When the fault was, by the log or else by the manifest, which also has the largest error of that. */
    static Optional<CheckpointTime> fault(Manifest manifest, Evidence evidence) {
        BigDecimal bound = Optional.ofNullable(manifest.fault())
                .map(Manifest.InjectedFault::boundS)
                .flatMap(ManifestTimes::finite)
                .orElse(null);
        boolean ofHost = bound != null && !manifest.clockOffsets().isEmpty();
        CheckpointTime.Clock clock = ofHost ? CheckpointTime.Clock.HOST : CheckpointTime.Clock.OURS;
        return evidence.linkDown()
                .map(logged -> new CheckpointTime(logged.at(), bound, clock, logged.line()))
                .or(() -> injected(manifest).map(at -> new CheckpointTime(at, bound, clock, null)));
    }

    /** How much earlier than recorded the fault may have been; 0 when unknown. */
    static BigDecimal faultBound(Manifest manifest) {
        return Optional.ofNullable(manifest.fault())
                .map(Manifest.InjectedFault::boundS)
                .flatMap(ManifestTimes::finite)
                .orElse(BigDecimal.ZERO);
    }

    /**
     * Whether a latency from the fault may be on the other side of the threshold, by what is known of the time of the fault. Where the
     * host has not told its own, the link went down some time after we ordered it, so that the latency was less by nobody knows what.
     */
    static boolean isTooNear(Manifest manifest, BigDecimal latency) {
        if (manifest.latencyFrom() != Manifest.Origin.FAULT
                || manifest.fault() == null
                || !Double.isFinite(manifest.thresholdS())) {
            return false;
        }
        BigDecimal beyond = latency.subtract(BigDecimal.valueOf(manifest.thresholdS()));
        return manifest.fault().boundS() == null
                ? beyond.signum() > 0
                : beyond.abs().compareTo(faultBound(manifest)) < 0;
    }

    static Optional<BigDecimal> hostDownSeen(Manifest manifest) {
        return Optional.ofNullable(manifest.hostDownSeen()).flatMap(ManifestTimes::finite);
    }

    /** When Nova showed the host down; no log has it. */
    static Optional<CheckpointTime> hostDown(Manifest manifest) {
        return hostDownSeen(manifest).map(at -> new CheckpointTime(at, null, CheckpointTime.Clock.OURS, null));
    }

    static Optional<BigDecimal> started(Manifest manifest) {
        return Optional.ofNullable(manifest.started()).map(started -> new BigDecimal(DecimalSeconds.text(started)));
    }

    static Optional<BigDecimal> ended(Manifest manifest) {
        return Optional.ofNullable(manifest.ended()).map(ended -> new BigDecimal(DecimalSeconds.text(ended)));
    }

    static Optional<BigDecimal> finite(double seconds) {
        return Math.abs(seconds) < LIMIT ? Optional.of(BigDecimal.valueOf(seconds)) : Optional.empty();
    }
}
