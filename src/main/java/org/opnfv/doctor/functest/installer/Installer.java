package org.opnfv.doctor.functest.installer;

/** A kind of deployment. */
@FunctionalInterface
public interface Installer {

    /**
     * Finds or starts the deployment.
     *
     * @throws SiteException when that is not possible, with one line that says why and what to do
     */
    Site open(SiteRequest request);
}
