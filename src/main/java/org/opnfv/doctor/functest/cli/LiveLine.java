package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/** The last line of a terminal: it shows the running stage and its time, and makes room for the lines above it. */
final class LiveLine implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final int REFRESH_MS = 100;

    private final PrintWriter out;
    private final ScheduledExecutorService clock;
    private String stage;
    private long begin;

    LiveLine(PrintWriter out) {
        this.out = out;
        clock = Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("live-line", true));
        clock.scheduleAtFixedRate(this::draw, REFRESH_MS, REFRESH_MS, TimeUnit.MILLISECONDS);
    }

    synchronized void start(String name) {
        stage = name;
        begin = System.nanoTime();
    }

    synchronized void stop() {
        stage = null;
        out.print(CLEAR);
        out.flush();
    }

    synchronized void above(String line) {
        out.println(CLEAR + line);
        draw();
        out.flush();
    }

    private synchronized void draw() {
        if (stage != null) {
            out.print(
                    String.format(Locale.ROOT, "%s   ... %s %.1f s", CLEAR, stage, (System.nanoTime() - begin) / 1e9));
            out.flush();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        stop();
    }
}
