package org.opnfv.doctor.functest.embedded.compute;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.opnfv.doctor.functest.embedded.ComputeHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks of one host: one after the other, and none while its nova-compute is stopped or cut off. */
final class HostTasks {

    private static final Logger LOG = LoggerFactory.getLogger(HostTasks.class);

    private final ComputeHost host;
    private final Executor worker;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    HostTasks(ComputeHost host, Executor worker) {
        this.host = host;
        this.worker = worker;
        host.onChange(up -> next());
    }

    /** Runs it on the worker, once the host can be reached and earlier tasks are done. */
    void submit(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
        }
        next();
    }

    private void next() {
        Runnable work;
        synchronized (waiting) {
            if (busy || !host.serves() || waiting.isEmpty()) {
                return;
            }
            busy = true;
            work = waiting.poll();
        }
        try {
            worker.execute(() -> perform(work));
        } catch (RejectedExecutionException closed) {
            LOG.debug("work for {} comes after the end of the service", host.name());
        }
    }

    private void perform(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("{} failed at its work", host.name(), failure);
        } finally {
            synchronized (waiting) {
                busy = false;
            }
            next();
        }
    }
}
