package org.opnfv.doctor.functest.registry;

import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** All kinds of a thing, in the order of its list in {@code META-INF/services}. */
public final class Registry {

    private Registry() {}

    /** The one of that name; when there is none, fails with a line that lists all. */
    public static <T extends Named> T named(Class<T> type, String name) {
        return all(type).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown "
                        + type.getSimpleName().toLowerCase(Locale.ROOT) + " " + name + ": there are "
                        + String.join(", ", new TreeSet<>(names(type)))));
    }

    /** Their names. */
    public static List<String> names(Class<? extends Named> type) {
        return all(type).stream().map(Named::name).toList();
    }

    /** The same, for those who only know what the type is called. */
    public static List<String> names(String type) {
        try {
            return names(Class.forName(type).asSubclass(Named.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(type + " is no type of this program", e);
        }
    }

    private static <T> List<T> all(Class<T> type) {
        return ServiceLoader.load(type, Registry.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
