package org.opnfv.doctor.functest.embedded.identity;

import org.opnfv.doctor.functest.embedded.ApiAction;

/** Takes the routes that a part of the API serves. */
@FunctionalInterface
interface RouteRegistrar {

    void on(String method, String template, ApiAction action);
}
