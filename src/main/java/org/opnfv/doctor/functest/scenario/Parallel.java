package org.opnfv.doctor.functest.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Applies a function to many items, a few at a time. */
public final class Parallel {
    /** As many calls as a small control plane answers without queueing them for long. */
    private static final int LIMIT = 8;

    private Parallel() {}

    /** Applies the function to each and returns the results in order; the first failure ends it and is thrown. */
    public static <T, R> List<R> map(Collection<T> things, Function<T, R> function) {
        if (things.isEmpty()) {
            return List.of();
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(LIMIT, things.size()));
        try {
            List<Future<R>> futures = new ArrayList<>();
            things.forEach(thing -> futures.add(workers.submit(() -> function.apply(thing))));
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        } finally {
            finish(workers);
        }
    }

    /** Waits for the calls in flight before anything is undone: a late request could make a resource after its undo. */
    private static void finish(ExecutorService workers) {
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
