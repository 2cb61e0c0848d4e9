package org.opnfv.doctor.functest.scenario;

/**
 * One result of the preflight.
 *
 * @param what what was looked at, for example {@code compute}
 * @param detail what was found and, unless it is ok, what to do about it; one line
 */
public record PreflightResult(Level level, String what, String detail) {

    /** How bad it is: a run can be made, can be made with a flaw, cannot be made. */
    public enum Level {
        OK,
        WARNING,
        FAILED
    }

    /** All is well with it. */
    public static PreflightResult ok(String what, String detail) {
        return new PreflightResult(Level.OK, what, detail);
    }

    /** A run can be made, but the user should know. */
    public static PreflightResult warning(String what, String detail) {
        return new PreflightResult(Level.WARNING, what, detail);
    }

    /** A run cannot be made. */
    public static PreflightResult failed(String what, String detail) {
        return new PreflightResult(Level.FAILED, what, detail);
    }
}
