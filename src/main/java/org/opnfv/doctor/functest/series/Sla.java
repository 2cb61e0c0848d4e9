package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;

/**
 * A service level: criteria that must all hold.
 *
 * @param criteria at least one
 */
public record Sla(List<Criterion> criteria) {

    /** Copies the list. */
    public Sla {
        criteria = List.copyOf(criteria);
    }

    /**
     * Parses criteria separated by commas, such as {@code last<1s,p95<800ms,failures=0} or {@code notice<1s,replies_in_window}.
     *
     * @throws IllegalArgumentException when one is malformed; the message is one line that says what is allowed
     */
    public static Sla parse(String text) {
        List<Criterion> criteria = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            criteria.add(Criterion.parse(one.strip()));
        }
        return new Sla(criteria);
    }

    /** Whether a criterion asks for that measure. */
    public boolean asks(Measure measure) {
        return criteria.stream().anyMatch(criterion -> criterion.measure() == measure);
    }

    /**
     * Fails unless planned maintenance, or a fault, has all its figures.
     *
     * @throws IllegalArgumentException with one line that names those that there are
     */
    public Sla requireOf(boolean maintenance) {
        criteria.forEach(criterion -> criterion.requireOf(maintenance));
        return this;
    }

    /** What comes of the criteria that a run was made with, null for none; damaged ones have no data. */
    static List<SlaResult> asked(String text, Function<Sla, List<SlaResult>> assess) {
        try {
            return text == null ? List.of() : assess.apply(parse(text));
        } catch (IllegalArgumentException e) {
            return List.of(
                    new SlaResult(text, null, SlaOutcome.NO_DATA, "damaged in run.json: " + e.getMessage(), null));
        }
    }

    /** One row a criterion, in their order. */
    public List<SlaResult> assess(MaintenanceAssessment run) {
        return criteria.stream().map(criterion -> criterion.assess(run)).toList();
    }

    /** One row a criterion, in their order. */
    public List<SlaResult> assess(Series series) {
        return criteria.stream().map(criterion -> criterion.assess(series)).toList();
    }

    @Override
    public String toString() {
        return String.join(",", criteria.stream().map(Criterion::text).toList());
    }
}
