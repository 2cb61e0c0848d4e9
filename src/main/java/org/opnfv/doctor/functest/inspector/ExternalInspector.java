package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Reading;

/** Somebody else's inspector, at a URL of the user's: it is sent the event that ours would be sent. */
public final class ExternalInspector implements Inspector {
    private static final Duration REACH_TIMEOUT = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "external";
    }

    @Override
    public Marking marking() {
        return Marking.FOREIGN;
    }

    @Override
    public Inspection open(InspectionRequest request) {
        return new Told(new EventSender(request.settings().url(), null, null));
    }

    /** Nothing of its own work is seen from here. */
    private record Told(EventSender sender) implements Inspection {

        @Override
        public void warmUp(String host) {}

        /** It may do what an event says, whatever that is: so it is only asked whether it is there. */
        @Override
        public void rehearse(String host) throws IOException {
            sender.reach(REACH_TIMEOUT);
        }

        @Override
        public void expect(String host, Set<String> names, Consumer<Reading> reported) {}

        @Override
        public void report(String host, Instant detected) throws IOException {
            sender.hostDown(host, detected);
        }

        @Override
        public void close() {
            sender.close();
        }
    }
}
