package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.time.Instant;
import org.opnfv.doctor.functest.clock.Clocks;
import org.slf4j.Logger;

/**
 * What a monitor needs to watch a host.
 *
 * @param host its name in Nova
 * @param probe opens what asks it whether it lives
 * @param report tells the Inspector
 * @param log takes the lines of {@code monitor.log}
 */
public record WatchRequest(
        String host, MonitorSettings settings, ProbeSource probe, Report report, Clocks clocks, Logger log) {

    /** Opens a probe. */
    @FunctionalInterface
    public interface ProbeSource {
        /** Fails when no socket is available, with one line that says what to do. */
        Probe open() throws IOException;
    }

    /** Tells the Inspector that a host is dead. */
    @FunctionalInterface
    public interface Report {
        /** Fails when it cannot be reached or refuses the report. */
        void hostDown(String host, Instant detected) throws IOException;
    }
}
