package org.opnfv.doctor.functest.installer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;

/** Finds the message bus in Nova's configuration on the first controller. */
record MessageBus(Controllers controllers, Function<Controller, String> novaConf) {

    /** Its URL, with addresses that are also known outside of the deployment. */
    TransportUrl find() {
        List<Controller> all = controllers.all();
        if (all.isEmpty()) {
            throw new HostException("no controller is known whose nova.conf could name the message bus", null);
        }
        Controller first = all.get(0);
        return in(first.host(), novaConf.apply(first)).at(first.host().address());
    }

    /** The URL in that file of a host; an authority that it names is a file of that host. */
    static TransportUrl in(RemoteHost host, String file) {
        String configuration = new String(host.getAsRoot(file), StandardCharsets.UTF_8);
        return TransportUrl.in(configuration)
                .map(TransportUrl::trustingJava)
                .orElseThrow(() -> new HostException(
                        "host " + host.name() + " at " + host.address() + ": " + file
                                + " has no transport_url under [DEFAULT]",
                        null));
    }
}
