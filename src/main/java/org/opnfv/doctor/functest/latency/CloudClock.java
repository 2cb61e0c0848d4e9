package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * How far the clock of a service was ahead of ours, as far as cause and effect show: nothing was sent before we caused it, nor after we
 * had received it. It assumes one clock for all times of a service; where that is impossible, the bound is unknown.
 *
 * @param offsetS seconds; 0 when nothing contradicts it
 * @param boundS the largest error of that; null when unknown
 */
record CloudClock(BigDecimal offsetS, BigDecimal boundS) {

    private static final CloudClock UNKNOWN = new CloudClock(BigDecimal.ZERO, null);

    /** {@code cause} is when we caused all of them, by our clock; null when not recorded. */
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
