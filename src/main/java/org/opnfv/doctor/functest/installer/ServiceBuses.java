package org.opnfv.doctor.functest.installer;

import java.util.Optional;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;

/** The message buses of a deployment in which Ceilometer and Aodh have each their own, by the files in the packages' places. */
record ServiceBuses(Controllers controllers) {
    private static final String AODH = "/etc/aodh/aodh.conf";
    private static final String CEILOMETER = "/etc/ceilometer/ceilometer.conf";

    /** Aodh's, with addresses that are also known outside of the deployment; empty where it is not found, which {@link #publisher} tells. */
    Optional<TransportUrl> aodh() {
        try {
            return Optional.of(in(AODH).at(controllers.all().get(0).host().address()));
        } catch (HostException e) {
            return Optional.empty();
        }
    }

    /** The publisher, with its password, by which Ceilometer reaches Aodh's bus; empty where both have the same. */
    Optional<String> publisher() {
        TransportUrl aodh = in(AODH);
        return aodh.isSameBus(in(CEILOMETER)) ? Optional.empty() : Optional.of(aodh.publisher("alarm.all"));
    }

    /** That in a file of the first controller that has it; an authority that it names is a file of that machine. */
    private TransportUrl in(String file) {
        for (Controller one : controllers.all()) {
            CommandResult read = one.host().runAsRoot("cat -- " + file);
            if (read.exitCode() == 0) {
                return TransportUrl.in(read.out())
                        .map(TransportUrl::trustingJava)
                        .orElseThrow(() ->
                                new HostException("host " + one.name() + ": " + file + " has no transport_url", null));
            }
        }
        throw new HostException("no controller has " + file + ": list all in controllers", null);
    }
}
