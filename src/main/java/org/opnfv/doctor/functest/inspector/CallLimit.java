package org.opnfv.doctor.functest.inspector;

/**
 * How many calls may be in flight to a cloud of unknown size, found out from how long they take. Thread-safe.
 *
 * <p>The idea is that of TCP Vegas (Brakmo, O'Malley and Peterson, 1994). A call that took as little time as the quickest met no
 * queue; of {@code n} in flight that take twice as long, half wait. While hardly any waits, each answer adds one to the limit, which
 * so doubles with each round. When many wait, it falls to what is being served and a few more, and from then on moves by one in a
 * round at most. More would not be served earlier: it would only stand in the way of the host's mark, and of the cloud's other users.
 */
final class CallLimit {
    private static final int FIRST = 2;

    /** Calls that wait: fewer than the first leave the cloud idle between two of them, more than the second gain nothing. */
    private static final double FEW = 1;

    private static final double MANY = 3;

    /** One slow answer is an accident. */
    private static final int SLOW_IN_A_ROW = 2;

    private final int most;
    private double limit;
    private long quickest = Long.MAX_VALUE;
    private boolean starting = true;
    private int slow;

    /** Never more than {@code most}, at least 1. */
    CallLimit(int most) {
        this.most = most;
        limit = Math.min(FIRST, most);
    }

    /** How many calls may be in flight now, at least 1. */
    synchronized int now() {
        return (int) limit;
    }

    /** A call was answered: {@code inFlight} with itself when it began, {@code nanos} it took. */
    synchronized void answered(int inFlight, long nanos) {
        quickest = Math.min(quickest, Math.max(1, nanos));
        double served = (double) inFlight * quickest / Math.max(1, nanos);
        double waiting = inFlight - served;
        if (starting) {
            start(served, waiting);
        } else if (waiting < FEW) {
            set(limit + 1 / limit);
        } else if (waiting > MANY) {
            set(limit - 1 / limit);
        }
    }

    private void start(double served, double waiting) {
        if (waiting <= Math.max(FEW, served)) {
            slow = 0;
            set(limit + 1);
        } else if (++slow >= SLOW_IN_A_ROW) {
            starting = false;
            set(Math.min(limit, served + (FEW + MANY) / 2));
        }
    }

    /** A call was refused or lost because there were too many: half as many from now on. */
    synchronized void refused() {
        starting = false;
        set(limit / 2);
    }

    private void set(double wanted) {
        limit = Math.max(1, Math.min(most, wanted));
    }
}
