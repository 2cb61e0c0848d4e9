package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.bmc.RedfishServer;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.Release;

/** An embedded OpenStack in the test's process, with things of somebody else in it. */
final class PopulatedCloud implements AutoCloseable {
    private final EmbeddedCloud cloud;
    private final CloudState state;

    private PopulatedCloud(EmbeddedCloud cloud) throws IOException, InterruptedException {
        this.cloud = cloud;
        state = new CloudState(cloud.environment());
        Others.populate(state);
    }

    /** With alarms that Aodh knows soon. */
    static PopulatedCloud start(int hosts) throws IOException, InterruptedException {
        return new PopulatedCloud(EmbeddedCloud.start(new EmbeddedSettings(
                Release.newest(),
                0,
                hosts,
                Duration.ofMillis(200),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Set.of())));
    }

    /** Its openrc. */
    Map<String, String> environment() {
        return cloud.environment();
    }

    /** A BMC of one of its hosts. */
    RedfishServer powered(String host) throws IOException {
        return Lab.powered(cloud, host);
    }

    CloudState state() {
        return state;
    }

    @Override
    public void close() {
        cloud.close();
    }
}
