package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.monitor.ReplyHandler;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.scenario.HostProbe;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;

/**
 * Probes the address of the owner's pair all the while, and writes down for how long it did not answer: certainly, by the probes that
 * were sent and not answered, and at most, from the sending of one that was answered to the answer of the next. Where this machine is too
 * busy to probe, the two lie far apart.
 */
final class AddressWatch implements AutoCloseable {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long EVERY_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ProbeTarget target;
    private final String address;
    private final Journal journal;
    private final Thread thread = new Thread(this::probe, "address-watch");
    private volatile boolean stopped;
    private volatile boolean answered;
    private volatile String trouble;
    private long sent;
    /** Of those that are not answered, when each was sent, by its number. */
    private final TreeMap<Long, Long> silent = new TreeMap<>();

    private long answeredWasSent;
    private long certain;
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
            Wait.until("the address " + address + " answers", FIRST_ANSWER, POLL, () -> {
                if (watch.trouble != null) {
                    throw new ScenarioException(watch.trouble, null);
                }
                return watch.answered;
            });
            return watch;
        } catch (RuntimeException e) {
            watch.stop();
            throw e;
        }
    }

    private void probe() {
        try (Probe probe = HostProbe.of(target)) {
            while (!stopped) {
                long next = System.nanoTime() + EVERY_NS;
                send(probe);
                for (long left = EVERY_NS; left > 0 && !stopped; left = next - System.nanoTime()) {
                    probe.receive(TimeUnit.NANOSECONDS.toMillis(left) + 1, answers);
                }
            }
        } catch (IOException | RuntimeException e) {
            trouble = "the address " + address + " could not be probed: " + e.getMessage();
        }
    }

    private void send(Probe probe) {
        silent.put(++sent, System.nanoTime());
        try {
            probe.send(sent);
        } catch (IOException e) {
            // One that cannot be sent is one without an answer: a route may vanish with the address.
        }
    }

    /** From the first of them to the last. */
    private static long between(SortedMap<Long, Long> probes) {
        return probes.isEmpty() ? 0 : probes.get(probes.lastKey()) - probes.get(probes.firstKey());
    }

    private final ReplyHandler answers = new ReplyHandler() {
        @Override
        public void alive(long sequence) {
            Long at = silent.get(sequence);
            if (at == null) {
                return;
            }
            if (answered) {
                certain = Math.max(certain, between(silent.headMap(sequence)));
                longest = Math.max(longest, System.nanoTime() - answeredWasSent);
            }
            silent.headMap(sequence, true).clear();
            answeredWasSent = at;
            answered = true;
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
            trouble = "the address " + address + " was probed until the run was interrupted";
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        if (trouble != null) {
            journal.note("broken", "reason", trouble);
            return;
        }
        journal.note(
                "address",
                "address",
                address,
                "probes",
                sent,
                "longest",
                seconds(Math.max(longest, System.nanoTime() - answeredWasSent)),
                "certain",
                seconds(certain),
                "still",
                seconds(between(silent)));
    }

    private static String seconds(long nanos) {
        return DecimalSeconds.text(Duration.ofNanos(nanos));
    }
}
