package org.opnfv.doctor.functest.installer;

import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The installers, by name. */
public final class Installers {
    private static final Map<String, Installer> ALL = new TreeMap<>();

    static {
        for (Installer installer : ServiceLoader.load(Installer.class)) {
            ALL.put(installer.getClass().getSimpleName().toLowerCase(Locale.ROOT), installer);
        }
    }

    private Installers() {}

    /** Their names, in order. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The installer of that name; when there is none, fails with a line that lists all. */
    public static Installer named(String name) {
        Installer installer = ALL.get(name);
        if (installer == null) {
            throw new SiteException("unknown installer " + name + ": there are " + String.join(", ", names()), null);
        }
        return installer;
    }
}
