package org.opnfv.doctor.functest.scenario.fault;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.SmallCloud;

/** An agent of somebody else in the cloud: when Nova shows a host down, it does something with each instance of a test on it, once. */
final class CloudAgent implements AutoCloseable {

    /** What it does. */
    interface Reaction {
        void on(CloudAgent agent, String host, List<String> instances) throws Exception;
    }

    private final SmallCloud cloud;
    private volatile boolean acted;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    CloudAgent(SmallCloud cloud, Reaction reaction) {
        this.cloud = cloud;
        thread = new Thread(() -> watch(reaction), "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Reaction reaction) {
        try {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                for (ComputeService service : compute().computeServices()) {
                    if (!service.up()) {
                        reaction.on(this, service.host(), instances(service.host()));
                        acted = true;
                        return;
                    }
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> instances(String host) {
        return compute().instances(InstanceFilter.everyones().on(host)).stream()
                .map(instance -> instance.id())
                .toList();
    }

    Compute compute() {
        return cloud.admin().compute();
    }

    /** An action of Nova's API that the gateway has no call for. */
    void act(String instance, String body) {
        Rest.Answer answer = cloud.nova().post("/servers/" + instance + "/action", body);
        if (answer.status() >= 300) {
            throw new AssertionError(body + ": " + answer.status() + " " + answer.text());
        }
    }

    /** Whether it has done what it is for by now. */
    boolean hasActed() {
        return acted;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
