package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * Watches one host from its own thread and reports it dead at most once.
 *
 * <p>Probes are sent at fixed times, whatever became of earlier ones. Before it judges a probe it reads all answers that have arrived, so
 * that a pause of our own process does not look like a dead host.
 */
final class ProbingWatch implements Watch {
    private static final long CLOSE_MILLIS = 5_000;

    private final String host;
    private final MonitorSettings settings;
    private final Probe probe;
    private final WatchRequest.Report report;
    private final Clocks clocks;
    private final Logger log;
    private final CountDownLatch firstAnswer = new CountDownLatch(1);
    private final Thread thread;
    private volatile Reading detected;
    private volatile String trouble;
    private volatile boolean closed;

    /** Does not start yet. It closes the probe with itself. */
    ProbingWatch(WatchRequest request) throws IOException {
        host = request.host();
        settings = request.settings();
        probe = request.probe().open();
        report = request.report();
        clocks = request.clocks();
        log = request.log();
        thread = new Thread(this::watch, "monitor-" + host);
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        Reading begin = clocks.now();
        TimedLine.write(
                log,
                begin,
                "doctor monitor starts to probe {} every {} ms at {}",
                host,
                settings.interval().toMillis(),
                DecimalSeconds.text(begin));
        thread.start();
    }

    @Override
    public boolean awaitFirstAnswer(long millis) throws InterruptedException {
        return firstAnswer.await(millis, TimeUnit.MILLISECONDS);
    }

    /** What it is told by others changes nothing: it measures by its own detection. */
    @Override
    public void reported(Reading at) {}

    @Override
    public Optional<Reading> detected() {
        return Optional.ofNullable(detected);
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void watch() {
        try {
            untilDead();
            if (detected != null) {
                report.hostDown(host, detected.wall());
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                trouble = "the monitor of " + host + " failed: " + e.getMessage();
                log.error("doctor monitor failed: {}", e.getMessage(), e);
            }
        }
    }

    private void untilDead() throws IOException {
        OutstandingProbes outstanding = new OutstandingProbes();
        long interval = settings.interval().toNanos();
        long nextSend = System.nanoTime();
        long sequence = 0;
        while (!closed) {
            long now = System.nanoTime();
            if (nextSend - now <= 0) {
                outstanding.sent(++sequence, now + settings.deadline().toNanos());
                send(sequence);
                nextSend += interval * (1 + (now - nextSend) / interval);
            }
            long until = Math.min(nextSend - now, outstanding.nextDeadline(nextSend) - now);
            // Rounded up: waking just before the deadline would mean to spin until it comes.
            probe.receive(Math.max(0, (until + 999_999) / 1_000_000), outstanding);
            outstanding.judge(System.nanoTime());
            if (outstanding.everAnswered()) {
                firstAnswer.countDown();
            }
            if (outstanding.missesInARow() >= settings.misses()) {
                Reading moment = clocks.now();
                TimedLine.write(log, moment, "doctor monitor detected at {}", DecimalSeconds.text(moment));
                detected = moment;
                return;
            }
        }
    }

    /** A probe that cannot be sent counts as unanswered: a route may vanish with the host. */
    private void send(long sequence) {
        try {
            probe.send(sequence);
        } catch (IOException e) {
            log.info("doctor monitor could not send probe {}: {}", sequence, e.getMessage());
        }
    }

    @Override
    public void stop() {
        closed = true;
    }

    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try (probe) {
            Reading end = clocks.now();
            TimedLine.write(log, end, "doctor monitor ends at {}", DecimalSeconds.text(end));
        } catch (IOException e) {
            log.warn("doctor monitor could not end cleanly: {}", e.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
