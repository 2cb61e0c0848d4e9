package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.monitor.Probes;
import org.opnfv.doctor.functest.monitor.ReplyHandler;

/** Probes hosts by the protocol that each of them answers. */
public final class HostProbe {
    private static final int PROBE_MS = 200;

    private HostProbe() {}

    /** The probe for that protocol; fails when no socket is available. */
    public static Probe of(ProbeTarget echo) throws IOException {
        return switch (echo.kind()) {
            case UDP -> Probes.udpEcho(echo.address(), echo.port());
            case ICMP -> Probes.icmpEcho(echo.address());
            case TCP -> Probes.tcpConnect(echo.address(), echo.port());
        };
    }

    /** Whether the host answers one of up to that many probes, each within 200 ms. */
    static boolean answers(ProbeTarget echo, int probes) throws IOException {
        AtomicBoolean alive = new AtomicBoolean();
        ReplyHandler answers = new ReplyHandler() {
            @Override
            public void alive(long sequence) {
                alive.set(true);
            }

            @Override
            public void unreachable(long sequence) {
                alive.compareAndSet(true, false);
            }
        };
        try (Probe probe = of(echo)) {
            for (int n = 1; n <= probes && !alive.get(); n++) {
                probe.send(n);
                probe.receive(PROBE_MS, answers);
            }
        }
        return alive.get();
    }
}
