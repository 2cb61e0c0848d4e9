package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.monitor.ReplyHandler;

/** The probe for a fault that only Nova can see: asks Nova whether it shows a host up. */
final class NovaProbe implements Probe {
    private final Compute compute;
    private final String host;
    private final BlockingQueue<Long> shownUp = new LinkedBlockingQueue<>();

    NovaProbe(Compute compute, String host) {
        this.compute = compute;
        this.host = host;
    }

    /** Waits for Nova's answer, unlike other probes: one question at a time, whatever the interval. */
    @Override
    public void send(long sequence) throws IOException {
        try {
            if (compute.computeService(host).up()) {
                shownUp.add(sequence);
            }
        } catch (CloudException e) {
            // A Nova that does not answer says nothing about its host.
            shownUp.add(sequence);
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void receive(long millis, ReplyHandler answers) throws IOException {
        try {
            Long sequence = shownUp.poll(millis, TimeUnit.MILLISECONDS);
            if (sequence != null) {
                answers.alive(sequence);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Nova was asked about " + host, e);
        }
    }

    @Override
    public void close() {
        shownUp.clear();
    }
}
