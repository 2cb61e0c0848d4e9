package org.opnfv.doctor.functest.patch;

import java.util.List;

/** The patches that a run needs in the configuration of a cloud's controllers. */
public enum PatchSet {
    /** So that owners are told of instances in error. */
    FAULT(Patches.OF_FAULT),
    /** So that owners are told of planned maintenance. */
    MAINTENANCE(Patches.OF_MAINTENANCE),
    /** Both. */
    FAULT_IN_MAINTENANCE(Patches.OF_BOTH);

    private final List<Patch> patches;

    PatchSet(List<Patch> patches) {
        this.patches = patches;
    }

    List<Patch> patches() {
        return patches;
    }
}
