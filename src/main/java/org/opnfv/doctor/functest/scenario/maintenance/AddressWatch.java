package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.monitor.ReplyHandler;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.scenario.HostProbe;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;

/** Probes the address of the owner's pair all the while, and writes down for how long it did not answer at most. */
final class AddressWatch implements AutoCloseable {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ProbeTarget target;
    private final String address;
    private final Journal journal;
    private final Thread thread = new Thread(this::probe, "address-watch");
    private volatile boolean stopped;
    private volatile long answeredAt;
    private volatile String trouble;
    private long sent;
    private long longest;

    private AddressWatch(ProbeTarget target, String address, Journal journal) {
        this.target = target;
        this.address = address;
        this.journal = journal;
    }

    /**
     * Begins, and waits for the first answer.
     *
     * @throws ScenarioException when there is none
     */
    static AddressWatch begin(ProbeTarget target, String address, Journal journal) {
        AddressWatch watch = new AddressWatch(target, address, journal);
        watch.thread.setDaemon(true);
        watch.thread.start();
        try {
            Wait.until("the address " + address + " answers", FIRST_ANSWER, POLL, () -> watch.answeredAt != 0);
            return watch;
        } catch (RuntimeException e) {
            watch.stop();
            throw e;
        }
    }

    private void probe() {
        try (Probe probe = HostProbe.of(target)) {
            long next = System.nanoTime();
            while (!stopped) {
                probe.send(++sent);
                next += EVERY_NS;
                for (long left = next - System.nanoTime(); left > 0 && !stopped; left = next - System.nanoTime()) {
                    probe.receive(TimeUnit.NANOSECONDS.toMillis(left) + 1, answers);
                }
            }
        } catch (IOException e) {
            trouble = e.getMessage();
        }
    }

    private final ReplyHandler answers = new ReplyHandler() {
        @Override
        public void alive(long sequence) {
            long now = System.nanoTime();
            longest = answeredAt == 0 ? 0 : Math.max(longest, now - answeredAt);
            answeredAt = now;
        }

        @Override
        public void unreachable(long sequence) {
            // It is silent, as without an answer.
        }
    };

    private void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        if (trouble != null) {
            journal.note("blind", "reason", "the address could not be probed: " + trouble);
            return;
        }
        journal.note(
                "address",
                "address",
                address,
                "probes",
                sent,
                "longest",
                seconds(longest),
                "still",
                seconds(System.nanoTime() - answeredAt));
    }

    private static String seconds(long nanos) {
        return DecimalSeconds.text(Duration.ofNanos(nanos));
    }
}
