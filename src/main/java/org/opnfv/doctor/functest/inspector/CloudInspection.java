package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.CloudException;

/**
 * An inspector that is a service of the cloud. It is told by its API, and what it marks then is its own.
 *
 * @param ready fails when it would not act on a report about that host. It acts on whatever it is told, so nothing is told before the fault
 * @param tell tells it
 */
record CloudInspection(Ready ready, Tell tell) implements Inspection {

    interface Ready {
        void of(String host) throws IOException;
    }

    interface Tell {
        void of(String host, Instant detected);
    }

    @Override
    public void warmUp(String host) {}

    @Override
    public void rehearse(String host) throws IOException {
        try {
            ready.of(host);
        } catch (CloudException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void expect(String host, Set<String> names, Consumer<Reading> reported) {}

    @Override
    public void report(String host, Instant detected) throws IOException {
        try {
            tell.of(host, detected);
        } catch (CloudException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {}
}
