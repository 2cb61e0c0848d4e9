package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * How far the clock of a service was ahead of ours, as far as cause and effect tell: nothing was sent before we caused it, nor after
 * we had received it. One clock for all that a service says is assumed; where that cannot be, the bound is not known.
 *
 * @param offsetS seconds; 0 when nothing speaks against it
 * @param boundS how far that may be off; null when it is not known
 */
record CloudClock(BigDecimal offsetS, BigDecimal boundS) {

    private static final CloudClock UNKNOWN = new CloudClock(BigDecimal.ZERO, null);

    /** {@code cause} is when we gave the cloud cause for all of them, by our clock; null when that is not recorded. */
    static CloudClock of(Collection<CloudCheckpoint> messages, BigDecimal cause) {
        BigDecimal least = null;
        BigDecimal most = null;
        for (CloudCheckpoint message : messages) {
            if (message.notAfter() == null || cause == null) {
                return UNKNOWN;
            }
            BigDecimal low = message.at().subtract(message.notAfter());
            BigDecimal high = message.at().subtract(cause);
            least = least == null ? low : least.max(low);
            most = most == null ? high : most.min(high);
        }
        if (least == null || least.compareTo(most) > 0) {
            return UNKNOWN;
        }
        if (least.signum() <= 0 && most.signum() >= 0) {
            return new CloudClock(BigDecimal.ZERO, least.negate().max(most));
        }
        BigDecimal two = BigDecimal.valueOf(2);
        return new CloudClock(least.add(most).divide(two), most.subtract(least).divide(two));
    }

    CheckpointTime moment(CloudCheckpoint message) {
        return new CheckpointTime(message.at().subtract(offsetS), boundS, CheckpointTime.Clock.CLOUD, message.line());
    }
}
