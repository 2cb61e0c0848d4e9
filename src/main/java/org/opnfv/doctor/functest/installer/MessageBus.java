package org.opnfv.doctor.functest.installer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;

/** Finds the message bus in Nova's configuration on the first controller. */
record MessageBus(Controllers controllers, Function<Controller, List<String>> novaConf) {

    /** Its URL, by addresses that are known outside of the deployment too. */
    TransportUrl find() {
        List<Controller> all = controllers.all();
        if (all.isEmpty()) {
            throw new HostException("no controller is known whose nova.conf could name the message bus", null);
        }
        Controller first = all.get(0);
        List<String> files = novaConf.apply(first);
        String file = first.host()
                .script("looking for nova.conf", FIRST_OF, files.toArray(String[]::new))
                .strip();
        return in(first.host(), file).at(first.host().address());
    }

    private static final String FIRST_OF = """
            for file in "$@"; do
                [ ! -f "$file" ] || { echo "$file"; exit 0; }
            done
            echo "there is none of $*" >&2
            exit 1
            """;

    /** What that file of a host says. */
    static TransportUrl in(RemoteHost host, String file) {
        String configuration = new String(host.getAsRoot(file), StandardCharsets.UTF_8);
        return TransportUrl.in(configuration)
                .orElseThrow(() -> new HostException(
                        "host " + host.name() + " at " + host.address() + ": " + file
                                + " has no transport_url under [DEFAULT]",
                        null));
    }
}
