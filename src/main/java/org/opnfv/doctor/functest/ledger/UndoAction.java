package org.opnfv.doctor.functest.ledger;

import java.util.List;
import java.util.Map;

/** Undoes changes of one kind. */
@FunctionalInterface
public interface UndoAction {

    /**
     * Undoes one batch and waits until it is undone. What is not there any more counts as undone, so that doing it twice is
     * harmless. Errors are returned, never thrown.
     *
     * @return for each change that could not be undone one line that says why; empty when all were
     */
    Map<Change, String> undo(List<Change> batch);
}
