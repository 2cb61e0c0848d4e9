package org.opnfv.doctor.functest.monitor;

/** No monitor that we know of: nothing of ours finds the host dead. */
public final class NoMonitor implements Monitor {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Reporter reporter() {
        return Reporter.NOBODY;
    }

    @Override
    public Watch watch(WatchRequest request) {
        return new PassiveWatch(request, "sends no probes to");
    }
}
