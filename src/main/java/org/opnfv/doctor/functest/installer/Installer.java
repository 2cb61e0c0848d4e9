package org.opnfv.doctor.functest.installer;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.opnfv.doctor.functest.registry.Named;
import org.opnfv.doctor.functest.registry.Registry;

/**
 * A kind of deployment. Each is listed in {@code META-INF/services}. Its name, which is also that of its built-in profile, is the class's
 * in lower case.
 */
public interface Installer extends Named {

    /**
     * Finds or starts the deployment.
     *
     * @throws SiteException when that is not possible, with one line that says why and what to do
     */
    Site open(SiteRequest request);

    @Override
    default String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The names of all, in order. */
    static Set<String> names() {
        return new TreeSet<>(Registry.names(Installer.class));
    }

    /** The one of that name; when there is none, fails with a line that lists all. */
    static Installer named(String name) {
        try {
            return Registry.named(Installer.class, name);
        } catch (IllegalArgumentException e) {
            throw new SiteException(e.getMessage(), e);
        }
    }
}
