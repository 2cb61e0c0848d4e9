package org.opnfv.doctor.functest.embedded.faults;

/** How far a run has come, as far as its cloud can tell: see {@link StageWatch}. */
enum Stage {
    PREPARE,
    ARM,
    INJECT,
    OBSERVE,
    RESTORE
}
