package org.opnfv.doctor.functest.installer;

import java.util.Optional;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;

/** The message buses of a deployment in which Ceilometer and Aodh have each their own, by the files in the packages' places. */
record ServiceBuses(Controllers controllers) {
    private static final String AODH = "/etc/aodh/aodh.conf";
    private static final String CEILOMETER = "/etc/ceilometer/ceilometer.conf";

    /** Aodh's, with addresses that are also known outside of the deployment. */
    TransportUrl aodh() {
        RemoteHost host = holder(AODH);
        return MessageBus.in(host, AODH).at(host.address());
    }

    /** The publisher, with its password, by which Ceilometer reaches Aodh's bus; empty where both have the same. */
    Optional<String> publisher() {
        TransportUrl aodh = MessageBus.in(holder(AODH), AODH);
        return aodh.equals(MessageBus.in(holder(CEILOMETER), CEILOMETER))
                ? Optional.empty()
                : Optional.of(aodh.publisher("alarm.all"));
    }

    private RemoteHost holder(String file) {
        return controllers.all().stream()
                .map(Controller::host)
                .filter(host -> host.runAsRoot("test -e " + file).exitCode() == 0)
                .findFirst()
                .orElseThrow(() -> new HostException("no controller has " + file + ": list all in controllers", null));
    }
}
