package org.opnfv.doctor.functest.inspector;

import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.slf4j.Logger;

/**
 * What an inspector needs.
 *
 * @param cloud with the rights of an admin
 * @param hosts which instances are on which host
 * @param log takes the lines of {@code inspector.log}
 * @param unwritten takes the log lines of rehearsals without calls, which are many and of no use
 */
public record InspectionRequest(
        InspectorSettings settings,
        Cloud cloud,
        InstancesByHost hosts,
        Shortcut shortcut,
        Clocks clocks,
        Logger log,
        Logger unwritten) {}
