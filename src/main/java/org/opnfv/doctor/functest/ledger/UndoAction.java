package org.opnfv.doctor.functest.ledger;

import java.util.List;
import java.util.Map;

/** Undoes changes of one kind. */
@FunctionalInterface
public interface UndoAction {

    /**
     * Undoes one batch and waits until it is undone. A resource that no longer exists counts as undone, so that a second undo is
     * harmless. Errors are returned, never thrown.
     *
     * @return one line with the reason for each change that could not be undone; empty when all were
     */
    Map<Change, String> undo(List<Change> batch);
}
