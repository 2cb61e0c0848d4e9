package org.opnfv.doctor.functest.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.opnfv.doctor.functest.clock.Reading;
import org.slf4j.Logger;

/**
 * A line of a component log about an event: its stamp is the time of the event, not of the writing. So the line has the time twice, and a
 * reader sees when one of them is damaged.
 */
public final class TimedLine {
    private static final String HERE = TimedLine.class.getName();

    private TimedLine() {}

    /** Writes an event by our own clocks. */
    public static void write(Logger log, Reading at, String message, Object... arguments) {
        write(log, at.wall(), message, arguments);
    }

    /** Writes it at level INFO, as of its caller; the message has the time too, as {@link DecimalSeconds}. */
    public static void write(Logger log, Instant at, String message, Object... arguments) {
        if (log instanceof ch.qos.logback.classic.Logger classic) {
            if (classic.isInfoEnabled()) {
                LoggingEvent event = new LoggingEvent(HERE, classic, Level.INFO, message, null, arguments);
                event.setInstant(at);
                classic.callAppenders(event);
            }
        } else {
            log.info(message, arguments);
        }
    }
}
