package org.opnfv.doctor.functest.embedded.alarming;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One condition of an event alarm, as its maker wrote it.
 *
 * @param field such as {@code traits.state}
 * @param op one of eq, ne, lt, le, gt, ge
 * @param value what to compare with, as text
 * @param type how to read the value: string, integer, float, boolean, or empty for string
 */
record Query(String field, String op, String value, String type) {

    /** As Aodh shows it. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("field", field);
        shown.put("op", op);
        shown.put("value", value);
        shown.put("type", type);
        return shown;
    }

    /** As the reason of a state change quotes it: keys sorted. */
    Map<String, Object> quoted() {
        Map<String, Object> quoted = new LinkedHashMap<>();
        quoted.put("field", field);
        quoted.put("op", op);
        quoted.put("type", type);
        quoted.put("value", value);
        return quoted;
    }
}
