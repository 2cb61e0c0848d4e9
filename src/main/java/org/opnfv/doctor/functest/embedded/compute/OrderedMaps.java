package org.opnfv.doctor.functest.embedded.compute;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep Nova's order of fields, and may hold null. */
final class OrderedMaps {

    private OrderedMaps() {}

    /** Keys and values in turn. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
