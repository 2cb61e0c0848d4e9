package org.opnfv.doctor.functest.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * One line of {@code ledger.jsonl}, our own format. {@code intend} opens a change, {@code made} adds the id it got,
 * {@code undone} closes it, {@code failed} notes an attempt to undo that did not succeed.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerLine(
        Instant at,
        String event,
        int seq,
        Integer batch,
        String kind,
        String name,
        String id,
        Map<String, String> details,
        String error) {

    static final String INTEND = "intend";
    static final String MADE = "made";
    static final String UNDONE = "undone";
    static final String FAILED = "failed";

    static LedgerLine intend(Change change) {
        return new LedgerLine(
                Instant.now(),
                INTEND,
                change.seq(),
                change.batch(),
                change.kind(),
                change.name(),
                change.id(),
                change.details().isEmpty() ? null : change.details(),
                null);
    }

    static LedgerLine made(Change change) {
        return new LedgerLine(Instant.now(), MADE, change.seq(), null, null, null, change.id(), null, null);
    }

    static LedgerLine undone(Change change) {
        return new LedgerLine(Instant.now(), UNDONE, change.seq(), null, null, null, null, null, null);
    }

    static LedgerLine failed(Change change, String error) {
        return new LedgerLine(Instant.now(), FAILED, change.seq(), null, null, null, null, null, error);
    }

    /** The required field that this line lacks; null when none. */
    String lacks() {
        if (event == null) {
            return "event";
        }
        if (details != null && details.containsValue(null)) {
            return "value for each of its details";
        }
        boolean opens = event.equals(INTEND);
        return opens && batch == null
                ? "batch"
                : opens && kind == null ? "kind" : opens && name == null ? "name" : null;
    }

    Change change() {
        return new Change(seq, batch, kind, name, id, details);
    }
}
