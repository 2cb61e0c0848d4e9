package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.List;

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
     * Parses criteria separated by commas, such as {@code last<1s,p95<800ms,detected<200ms,failures=0}.
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

    /** One row a criterion, in their order. */
    public List<SlaResult> assess(Series series) {
        return criteria.stream().map(criterion -> criterion.assess(series)).toList();
    }

    @Override
    public String toString() {
        return String.join(",", criteria.stream().map(Criterion::text).toList());
    }
}
