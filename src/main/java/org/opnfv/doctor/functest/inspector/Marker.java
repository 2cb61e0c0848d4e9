package org.opnfv.doctor.functest.inspector;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Port;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * Marks a host and its instances in Nova, several calls at a time. The test's instances go first, because their owners wait, and ports last. The host
 * follows when Nova has answered these: it takes longer for two calls at once than for each alone. It has a thread of its own, so that a
 * Nova that answers for no instance is told of the host all the same.
 */
final class Marker implements AutoCloseable {
    /** The host waits for the instances of the test until Nova has answered none of them for so long. */
    private static final long SILENCE_MS = 500;

    private final int parallel;
    private final Clocks clocks;
    private final Logger log;
    private final ExecutorService workers;

    /** With that many calls for instances in flight, at least 1. */
    Marker(int parallel, Clocks clocks, Logger log) {
        this.parallel = parallel;
        this.clocks = clocks;
        this.log = log;
        workers = Executors.newFixedThreadPool(parallel + 1, new DefaultThreadFactory("inspector-marker", true));
    }

    /** A call, and the log line for its answer. */
    private record Call(Runnable ask, BiConsumer<Reading, Duration> written) {}

    /** Returns one line for each mark that Nova refused. */
    List<String> mark(String host, List<AffectedInstance> targets, List<Port> ports, Marks marks) {
        Reading found = clocks.now();
        TimedLine.write(
                marks.log(),
                found,
                "{} found {} instances on host({}) at {}",
                marks.who(),
                targets.size(),
                host,
                DecimalSeconds.text(found));
        Map<Boolean, List<AffectedInstance>> ours =
                targets.stream().collect(Collectors.partitioningBy(AffectedInstance::ours));
        CountDownLatch unanswered = new CountDownLatch(ours.get(true).size());
        Queue<Call> calls = new ConcurrentLinkedQueue<>();
        ours.get(true).forEach(target -> calls.add(instance(target, marks, unanswered::countDown)));
        ours.get(false).forEach(target -> calls.add(instance(target, marks, () -> {})));
        ports.forEach(port -> calls.add(port(port, marks)));
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        takeShortcut(targets, marks, errors);
        List<Future<?>> futures = new ArrayList<>();
        try {
            for (int i = Math.min(parallel, calls.size()); i > 0; i--) {
                futures.add(workers.submit(() -> make(calls, found, 0, errors)));
            }
            futures.add(workers.submit(() -> markHost(host(host, marks), unanswered, found, errors)));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (RejectedExecutionException | CancellationException e) {
            errors.add("the Inspector ended while it marked");
        } catch (ExecutionException e) {
            log.error("doctor inspector failed", e.getCause());
            errors.add(String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            errors.add("interrupted");
        }
        return errors;
    }

    private void takeShortcut(List<AffectedInstance> targets, Marks marks, List<String> errors) {
        try {
            targets.stream()
                    .filter(AffectedInstance::ours)
                    .forEach(target -> marks.shortcut().accept(target, marks.state()));
        } catch (IllegalStateException e) {
            log.error("doctor inspector could not take the shortcut: {}", e.getMessage());
            errors.add(e.getMessage());
        }
    }

    private void markHost(Call call, CountDownLatch unanswered, Reading found, List<String> errors) {
        long begun = clocks.now().nanos();
        try {
            long before;
            do {
                before = unanswered.getCount();
            } while (!unanswered.await(SILENCE_MS, TimeUnit.MILLISECONDS) && unanswered.getCount() < before);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        make(new ArrayDeque<>(List.of(call)), found, clocks.now().nanos() - begun, errors);
    }

    /**
     * Makes one call after the other until none is left. The time in which none was in flight is our own time; each call logs it.
     *
     * @param before how long Nova was waited for before the first, in nanoseconds
     */
    private void make(Queue<Call> calls, Reading found, long before, List<String> errors) {
        long waited = before;
        for (Call call = calls.poll(); call != null; call = calls.poll()) {
            if (workers.isShutdown()) {
                errors.add("the Inspector ended while it marked");
                return;
            }
            long called = clocks.now().nanos();
            Duration own = Duration.ofNanos(called - found.nanos() - waited);
            try {
                call.ask().run();
                Reading answered = clocks.now();
                waited += answered.nanos() - called;
                call.written().accept(answered, own);
            } catch (CloudException e) {
                waited += clocks.now().nanos() - called;
                log.error("doctor inspector could not mark: {}", e.getMessage());
                errors.add(e.getMessage());
            }
        }
    }

    private Call host(String host, Marks marks) {
        return new Call(
                () -> marks.host().accept(host),
                (answered, own) -> TimedLine.write(
                        marks.log(),
                        answered,
                        "{} mark host({}) down at {} own={}",
                        marks.who(),
                        host,
                        DecimalSeconds.text(answered),
                        DecimalSeconds.text(own)));
    }

    private Call instance(AffectedInstance target, Marks marks, Runnable answeredOrNot) {
        return new Call(
                () -> {
                    try {
                        marks.instance().accept(target.id(), marks.state());
                    } finally {
                        answeredOrNot.run();
                    }
                },
                (answered, own) -> TimedLine.write(
                        marks.log(),
                        answered,
                        "{} mark vm({}) {} at {} instance={} own={}",
                        marks.who(),
                        target.name(),
                        marks.state(),
                        DecimalSeconds.text(answered),
                        target.id(),
                        DecimalSeconds.text(own)));
    }

    private Call port(Port port, Marks marks) {
        return new Call(
                () -> marks.port().accept(port),
                (answered, own) -> TimedLine.write(
                        marks.log(),
                        answered,
                        "{} mark port({}) {} at {} instance={} own={}",
                        marks.who(),
                        port.id(),
                        InstancesByHost.DOWN,
                        DecimalSeconds.text(answered),
                        port.instance(),
                        DecimalSeconds.text(own)));
    }

    /** Waits for all answers of Nova: a mark still in flight could take effect after its undo. */
    @Override
    public void close() {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                ended = workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
