package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import org.opnfv.doctor.functest.cloud.CloudException;

/**
 * A rule of a run's own, by which an inspector in the cloud marks. Every call may fail with a {@link CloudException}, or with an {@link
 * IOException} of one line when the inspector does not accept the rule.
 */
public interface MarkingRule {

    /** Has it added; returns its id there. */
    String add() throws IOException;

    /** Whether the inspector goes by it. */
    boolean isInEffect() throws IOException;
}
