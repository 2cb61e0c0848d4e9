package org.opnfv.doctor.functest.inspector;

import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Compute;
import org.slf4j.Logger;

/**
 * What an inspector needs.
 *
 * @param compute must have the rights of an admin
 * @param hosts which instances are on which host
 * @param log takes the lines of {@code inspector.log}
 * @param unwritten takes the log lines of rehearsals without calls, which are many and of no use
 */
public record InspectionRequest(
        InspectorSettings settings,
        Compute compute,
        InstancesByHost hosts,
        Shortcut shortcut,
        Clocks clocks,
        Logger log,
        Logger unwritten) {}
