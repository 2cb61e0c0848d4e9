package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;
import org.opnfv.doctor.functest.run.Epoch;
import org.opnfv.doctor.functest.run.Manifest;

/** The times of a manifest, exact; one that is no number (a file may say NaN) counts as not recorded. */
final class Times {

    /** What a time loses on its way through a manifest, in seconds. */
    static final BigDecimal ROUNDING = new BigDecimal("0.000002");

    private Times() {}

    static Optional<BigDecimal> injected(Manifest manifest) {
        return Optional.ofNullable(manifest.fault()).flatMap(fault -> finite(fault.injected()));
    }

    /** When the fault was, as the log says or else the manifest, which also says how far that may be off. */
    static Optional<Moment> fault(Manifest manifest, Evidence evidence) {
        BigDecimal bound = Optional.ofNullable(manifest.fault())
                .map(Manifest.InjectedFault::boundS)
                .flatMap(Times::finite)
                .orElse(null);
        boolean ofHost = bound != null && !manifest.clockOffsets().isEmpty();
        Moment.Clock clock = ofHost ? Moment.Clock.HOST : Moment.Clock.OURS;
        return evidence.linkDown()
                .map(logged -> new Moment(logged.at(), bound, clock, logged.line()))
                .or(() -> injected(manifest).map(at -> new Moment(at, bound, clock, null)));
    }

    /** How much earlier than recorded the fault may have been; 0 when that is not known. */
    static BigDecimal faultBound(Manifest manifest) {
        return Optional.ofNullable(manifest.fault())
                .map(Manifest.InjectedFault::boundS)
                .flatMap(Times::finite)
                .orElse(BigDecimal.ZERO);
    }

    static Optional<BigDecimal> hostDownSeen(Manifest manifest) {
        return Optional.ofNullable(manifest.hostDownSeen()).flatMap(Times::finite);
    }

    /** The same as a moment; no log tells of it. */
    static Optional<Moment> hostDown(Manifest manifest) {
        return hostDownSeen(manifest).map(at -> new Moment(at, null, Moment.Clock.OURS, null));
    }

    static Optional<BigDecimal> started(Manifest manifest) {
        return Optional.ofNullable(manifest.started()).map(started -> new BigDecimal(Epoch.text(started)));
    }

    static Optional<BigDecimal> ended(Manifest manifest) {
        return Optional.ofNullable(manifest.ended()).map(ended -> new BigDecimal(Epoch.text(ended)));
    }

    static Optional<BigDecimal> finite(double seconds) {
        return Double.isFinite(seconds) ? Optional.of(BigDecimal.valueOf(seconds)) : Optional.empty();
    }
}
