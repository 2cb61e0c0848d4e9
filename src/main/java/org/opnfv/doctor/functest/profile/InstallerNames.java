package org.opnfv.doctor.functest.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The names of the installers. They come from the list by which Java finds the classes, so that an installer is registered in one place. */
final class InstallerNames {
    private static final String LIST = "/META-INF/services/org.opnfv.doctor.functest.installer.Installer";

    private InstallerNames() {}

    /** In the order of the list; a class's name in lower case is the installer's. */
    static List<String> installers() {
        try (InputStream in = InstallerNames.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
    }
}
