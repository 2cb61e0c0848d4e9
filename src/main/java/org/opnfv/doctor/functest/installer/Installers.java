package org.opnfv.doctor.functest.installer;

import java.util.Set;
import java.util.TreeSet;
import org.opnfv.doctor.functest.registry.Registry;

/** The installers, by name. */
public final class Installers {

    private Installers() {}

    /** Their names, in order. */
    public static Set<String> names() {
        return new TreeSet<>(Registry.names(Installer.class));
    }

    /** The installer of that name; when there is none, fails with a line that lists all. */
    public static Installer named(String name) {
        try {
            return Registry.named(Installer.class, name);
        } catch (IllegalArgumentException e) {
            throw new SiteException(e.getMessage(), e);
        }
    }
}
