package org.opnfv.doctor.functest.profile;

import java.util.List;
import java.util.Locale;

/**
 * The names of installers, monitors and inspectors. They come from the lists by which Java finds the classes, so that each is registered
 * in one place.
 */
final class Registered {
    private Registered() {}

    static List<String> installers() {
        return names("installer.Installer");
    }

    static List<String> monitors() {
        return names("monitor.Monitor");
    }

    static List<String> inspectors() {
        return names("inspector.Inspector");
    }

    /** In the order of the list; a class's name in lower case is the thing's. */
    private static List<String> names(String type) {
        return Profiles.resource("/META-INF/services/org.opnfv.doctor.functest." + type)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
