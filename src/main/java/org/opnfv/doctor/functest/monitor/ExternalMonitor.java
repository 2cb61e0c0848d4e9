package org.opnfv.doctor.functest.monitor;

/** Somebody else's monitor: it posts to our Inspector. The host counts as found dead when that event is received. */
public final class ExternalMonitor implements Monitor {

    @Override
    public String name() {
        return "external";
    }

    @Override
    public Reporter reporter() {
        return Reporter.FOREIGN;
    }

    @Override
    public Watch watch(WatchRequest request) {
        return new PassiveWatch(request, "waits for an event about");
    }
}
