package org.opnfv.doctor.functest.embedded.faults;

/** The stage of a run, as its cloud can see it: see {@link StageWatch}. */
enum Stage {
    PREPARE,
    ARM,
    INJECT,
    OBSERVE,
    RESTORE
}
