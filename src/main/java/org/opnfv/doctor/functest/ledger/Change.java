package org.opnfv.doctor.functest.ledger;

import java.util.Map;

/**
 * One change of a cloud or a host, as the ledger knows it.
 *
 * @param seq its number in the ledger, from 1
 * @param batch changes with the same number were announced together, are independent of each other and are undone together
 * @param kind what was changed, for example {@code instance}; selects the undo action
 * @param name the name of the resource, unique to the run, by which it is found when its id is not known
 * @param id the id that the cloud gave it; null until the change is confirmed
 * @param details what else the undo needs, never a secret
 */
public record Change(int seq, int batch, String kind, String name, String id, Map<String, String> details) {

    /** The map is never null and is unmodifiable. */
    public Change {
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    Change confirmed(String newId) {
        return new Change(seq, batch, kind, name, newId, details);
    }

    /** For people: {@code instance doctor_vm1-k3x9f2}. */
    public String label() {
        return kind + " " + name;
    }
}
