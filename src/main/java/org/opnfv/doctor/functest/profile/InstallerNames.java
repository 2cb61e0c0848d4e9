package org.opnfv.doctor.functest.profile;

import java.util.List;
import java.util.Locale;

/**
 * The names of the installers. They come from the list by which Java finds the classes, so that an installer is registered in one place.
 */
final class InstallerNames {
    private static final String LIST = "/META-INF/services/org.opnfv.doctor.functest.installer.Installer";

    private InstallerNames() {}

    /** In the order of the list; a class's name in lower case is the installer's. */
    static List<String> installers() {
        return Profiles.resource(LIST)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
