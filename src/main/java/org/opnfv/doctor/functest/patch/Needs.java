package org.opnfv.doctor.functest.patch;

import java.util.List;

/** What a run needs of the configuration of a cloud's controllers. */
public enum Needs {
    /** That owners are told of instances in error. */
    FAULT(Patches.OF_FAULT),
    /** That owners are told of planned maintenance. */
    MAINTENANCE(Patches.OF_MAINTENANCE),
    /** Both. */
    FAULT_IN_MAINTENANCE(Patches.OF_BOTH);

    private final List<Patch> patches;

    Needs(List<Patch> patches) {
        this.patches = patches;
    }

    List<Patch> patches() {
        return patches;
    }
}
