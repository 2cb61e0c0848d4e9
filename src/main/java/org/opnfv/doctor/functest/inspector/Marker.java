package org.opnfv.doctor.functest.inspector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.run.Epoch;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/** Marks a dead host and its instances in Nova, several at a time. */
final class Marker implements AutoCloseable {
    /** The first call of a kind costs several times what the next ones do: classes, connections, a token. */
    private static final int REHEARSALS = 3;

    private final Compute compute;
    private final int parallel;
    private final Clocks clocks;
    private final Logger log;
    private final ExecutorService workers;

    /** Makes that many calls at a time, at least 1. */
    Marker(Compute compute, int parallel, Clocks clocks, Logger log) {
        this.compute = compute;
        this.parallel = parallel;
        this.clocks = clocks;
        this.log = log;
        AtomicInteger number = new AtomicInteger();
        workers = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "inspector-marker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns one line for each mark that Nova refused. The instances of the test go first. */
    List<String> mark(String host, List<Target> targets) {
        Reading found = clocks.now();
        TimedLine.write(
                log, found, "doctor found {} instances on host({}) at {}", targets.size(), host, Epoch.text(found));
        List<Target> inOrder = new ArrayList<>(targets);
        inOrder.sort(Comparator.comparing(Target::ours).reversed());
        List<String> errors = new ArrayList<>();
        List<Future<Void>> futures = new ArrayList<>();
        try {
            futures.add(workers.submit(() -> host(host)));
            inOrder.forEach(target -> futures.add(workers.submit(() -> instance(target))));
        } catch (RejectedExecutionException e) {
            errors.add("the Inspector ended while it marked");
        }
        futures.forEach(future -> outcome(future, errors));
        return errors;
    }

    /**
     * Makes the calls of {@link #mark} on its threads and connections, with what changes nothing: these instances, which are active,
     * are set to active, and the hosts' services are read.
     *
     * @throws CloudException when Nova refuses one
     */
    void rehearse(List<Target> targets) throws InterruptedException {
        for (int i = 0; i < REHEARSALS; i++) {
            List<Future<?>> futures = new ArrayList<>();
            futures.add(workers.submit(compute::computeServices));
            targets.stream()
                    .limit(parallel)
                    .forEach(target -> futures.add(workers.submit(() -> compute.resetState(target.id(), "active"))));
            for (Future<?> future : futures) {
                done(future);
            }
        }
    }

    private static void done(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        }
    }

    private Void host(String host) {
        compute.forceDown(host, true);
        Reading marked = clocks.now();
        TimedLine.write(log, marked, "doctor mark host({}) down at {}", host, Epoch.text(marked));
        return null;
    }

    private Void instance(Target target) {
        compute.resetState(target.id(), "error");
        Reading marked = clocks.now();
        TimedLine.write(
                log,
                marked,
                "doctor mark vm({}) error at {} instance={}",
                target.name(),
                Epoch.text(marked),
                target.id());
        return null;
    }

    private void outcome(Future<Void> future, List<String> errors) {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CloudException)) {
                log.error("doctor inspector failed", e.getCause());
            } else {
                log.error("doctor inspector could not mark: {}", e.getCause().getMessage());
            }
            errors.add(String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            errors.add("interrupted");
        }
    }

    /** What was asked of Nova is answered when this returns: a mark in flight could be set after it is undone. */
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
