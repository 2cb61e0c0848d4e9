package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What Nova showed of a host or an instance, one after the other.
 *
 * @param name of the host or the instance
 * @param spans in order; between two looks nobody knows, so that each begins when it was first seen
 */
public record StateHistory(String name, List<Span> spans) {

    /** Copies the list. */
    public StateHistory {
        spans = List.copyOf(spans);
    }

    /** What was shown, and from when until when, seconds since the epoch. */
    public record Span(String what, BigDecimal from, BigDecimal to) {}

    /** Joins what was seen one after the other; the last one lasts until {@code end}. */
    static StateHistory of(String name, List<Seen> seen, BigDecimal end) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < seen.size(); ) {
            int next = i + 1;
            while (next < seen.size()
                    && seen.get(next).what().equals(seen.get(i).what())) {
                next++;
            }
            BigDecimal to = next < seen.size() ? seen.get(next).at() : end;
            spans.add(new Span(
                    seen.get(i).what(), seen.get(i).at(), to.max(seen.get(i).at())));
            i = next;
        }
        return new StateHistory(name, spans);
    }

    /** What was shown at a look. */
    record Seen(String what, BigDecimal at) {}
}
