package org.opnfv.doctor.functest.profile;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Binds checked values, by path, to the records: the component {@code timeoutS} of {@code run} is {@code run.timeout_s}. */
final class SettingsBinder {

    private SettingsBinder() {}

    /** The records of these values; the path of every component must be present. */
    static Settings bind(Map<String, Value> values) {
        return bind(Settings.class, "", values);
    }

    private static <T extends Record> T bind(Class<T> type, String section, Map<String, Value> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Stream.of(components)
                .map(component -> value(component.getType(), section + path(component), values))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the settings " + section + " do not fit " + type.getSimpleName(), e);
        }
    }

    private static Object value(Class<?> type, String path, Map<String, Value> values) {
        if (type.isRecord()) {
            return bind(type.asSubclass(Record.class), path + ".", values);
        }
        if (!values.containsKey(path)) {
            throw new IllegalArgumentException("no value for " + path);
        }
        Object value = values.get(path).value();
        return type == int.class ? Integer.valueOf(Math.toIntExact((Long) value)) : value;
    }

    /** {@code thresholdS} is {@code threshold_s}. */
    private static String path(RecordComponent component) {
        return component.getName().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
