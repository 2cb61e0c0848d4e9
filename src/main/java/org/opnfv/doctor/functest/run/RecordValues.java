package org.opnfv.doctor.functest.run;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts a record to a map of its components by name and back, for records with many components. */
public final class RecordValues {

    private RecordValues() {}

    /** All components with their values, in the record's order; the map is the caller's. */
    public static Map<String, Object> of(Record whole) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(whole));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
        return values;
    }

    /** A public record of these values; a component without one is null, and a value of the wrong type is a bug. */
    public static <R extends Record> R make(Class<R> type, Map<String, ?> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(component -> values.get(component.getName()))
                .toArray();
        if (!Arrays.stream(components).map(RecordComponent::getName).toList().containsAll(values.keySet())) {
            throw new IllegalArgumentException(type.getSimpleName() + " has not all of " + values.keySet());
        }
        try {
            return type.getConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new))
                    .newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be made", e);
        }
    }
}
