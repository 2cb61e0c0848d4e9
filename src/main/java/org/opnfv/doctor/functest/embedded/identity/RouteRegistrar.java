package org.opnfv.doctor.functest.embedded.identity;

import org.opnfv.doctor.functest.embedded.ApiAction;

/** Registers the routes of a part of the API. */
@FunctionalInterface
interface RouteRegistrar {

    void on(String method, String template, ApiAction action);
}
