package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CongressDataSources;

/**
 * OpenStack's Congress, which is given the event as a row of the table {@code events} of its data source of driver {@code doctor}, as
 * doctor_tests did. Its policies, which mark host and instances then, are the cloud's. Not shown on a real one.
 */
public final class CongressInspector implements Inspector {
    private static final String DRIVER = "doctor";
    private static final String TABLE = "events";

    @Override
    public String name() {
        return "congress";
    }

    @Override
    public Marking marking() {
        return Marking.FOREIGN;
    }

    @Override
    public Inspection open(InspectionRequest request) throws IOException {
        CongressDataSources sources = request.cloud().congressDataSources();
        return new Told(
                sources,
                called(() -> sources.dataSource(DRIVER)
                        .orElseThrow(() -> new IOException("this Congress has no data source of driver " + DRIVER
                                + ": make one, or choose another inspector"))));
    }

    private interface Asked<T> {
        T of() throws IOException;
    }

    private static <T> T called(Asked<T> asked) throws IOException {
        try {
            return asked.of();
        } catch (CloudException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private record Told(CongressDataSources sources, String source) implements Inspection {

        @Override
        public void warmUp(String host) {}

        /** Whatever stands in its table it acts on: so it is only asked for its data source. */
        @Override
        public void rehearse(String host) throws IOException {
            called(() -> sources.dataSource(DRIVER));
        }

        @Override
        public void expect(String host, Set<String> names, Consumer<Reading> reported) {}

        @Override
        public void report(String host, Instant detected) throws IOException {
            called(() -> {
                sources.rows(source, TABLE, EventSender.body(host, EventSender.DOWN, detected));
                return null;
            });
        }

        @Override
        public void close() {}
    }
}
