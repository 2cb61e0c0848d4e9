package org.opnfv.doctor.functest.installer;

import java.util.Locale;
import org.opnfv.doctor.functest.registry.Named;

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
}
