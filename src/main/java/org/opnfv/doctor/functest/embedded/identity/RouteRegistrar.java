package org.opnfv.doctor.functest.embedded.identity;

import org.opnfv.doctor.functest.embedded.ApiAction;

/** Where a part of the API adds what it answers. */
@FunctionalInterface
interface RouteRegistrar {

    void on(String method, String template, ApiAction action);
}
