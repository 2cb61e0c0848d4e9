package org.opnfv.doctor.functest.monitor;

import java.io.IOException;

/** Our own monitor: probes the host, and tells the Inspector. */
public final class SampleMonitor implements Monitor {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Reporter reporter() {
        return Reporter.OURS;
    }

    @Override
    public Watch watch(WatchRequest request) throws IOException {
        return new ProbingWatch(request);
    }
}
