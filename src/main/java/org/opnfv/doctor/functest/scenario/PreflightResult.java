package org.opnfv.doctor.functest.scenario;

/**
 * One result of the preflight.
 *
 * @param what the subject, for example {@code compute}
 * @param detail the finding and, unless it is ok, what to do about it; one line
 */
public record PreflightResult(Level level, String what, String detail) {

    /** The level: a run is possible, possible with a flaw, not possible; or nobody can tell without changing something. */
    public enum Level {
        OK,
        WARNING,
        UNKNOWN,
        FAILED
    }

    /** A subject without a problem. */
    public static PreflightResult ok(String what, String detail) {
        return new PreflightResult(Level.OK, what, detail);
    }

    /** A run is possible, but the user should know. */
    public static PreflightResult warning(String what, String detail) {
        return new PreflightResult(Level.WARNING, what, detail);
    }

    /** What cannot be seen without changing something. */
    public static PreflightResult unknown(String what, String detail) {
        return new PreflightResult(Level.UNKNOWN, what, detail);
    }

    /** A run is not possible. */
    public static PreflightResult failed(String what, String detail) {
        return new PreflightResult(Level.FAILED, what, detail);
    }
}
