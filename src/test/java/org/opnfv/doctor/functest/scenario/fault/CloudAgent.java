package org.opnfv.doctor.functest.scenario.fault;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.SmallCloud;

/** An agent of somebody else in the cloud: when Nova shows a host down, it does something with each instance of a test on it. */
final class CloudAgent implements AutoCloseable {

    /** What it does. */
    interface Reaction {
        void on(CloudAgent agent, String host, List<String> instances) throws Exception;
    }

    private final SmallCloud cloud;
    private final boolean tireless;
    private final Set<String> down = new HashSet<>();
    private volatile boolean acted;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Acts once. */
    CloudAgent(SmallCloud cloud, Reaction reaction) {
        this(cloud, reaction, false);
    }

    /** Acts each time a host is shown down that was shown up before. */
    static CloudAgent tireless(SmallCloud cloud, Reaction reaction) {
        return new CloudAgent(cloud, reaction, true);
    }

    private CloudAgent(SmallCloud cloud, Reaction reaction, boolean tireless) {
        this.cloud = cloud;
        this.tireless = tireless;
        thread = new Thread(() -> watch(reaction), "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Reaction reaction) {
        try {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                for (ComputeService service : compute().computeServices()) {
                    if (service.up()) {
                        down.remove(service.host());
                    } else if (down.add(service.host())) {
                        reaction.on(this, service.host(), instances(service.host()));
                        acted = true;
                        if (!tireless) {
                            return;
                        }
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
