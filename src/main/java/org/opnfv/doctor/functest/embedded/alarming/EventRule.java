package org.opnfv.doctor.functest.embedded.alarming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When an event alarm goes off.
 *
 * @param eventType the type of event, with shell wildcards
 * @param query conditions that must all hold
 */
record EventRule(String eventType, List<Query> query) {

    EventRule {
        query = List.copyOf(query);
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("event_type", eventType);
        shown.put("query", query.stream().map(Query::shown).toList());
        return shown;
    }
}
