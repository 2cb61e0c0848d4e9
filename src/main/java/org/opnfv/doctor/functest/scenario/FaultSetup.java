package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.Optional;
import org.opnfv.doctor.functest.fault.Fault;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.LinkDown;
import org.opnfv.doctor.functest.fault.Manual;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.slf4j.Logger;

/** The fault that a plan asks for, and the probe that can see it. */
final class FaultSetup {
    private final RunContext scene;
    private final Host host;

    FaultSetup(RunContext scene, Host host) {
        this.scene = scene;
        this.host = host;
    }

    /** Where the host is probed; null where it is not. */
    String probedAt() {
        if (isNovaAlone()) {
            return null;
        }
        ProbeTarget echo = host.echo();
        return echo.port() == 0 ? echo.address() : echo.address() + ":" + echo.port();
    }

    /** How the host is asked whether it lives, for people. */
    String probedBy() {
        return isNovaAlone() ? "Nova shows it down" : host.echo().toString();
    }

    private boolean isNovaAlone() {
        return scene.plan().fault().kind().equals(ForceDown.KIND);
    }

    /** A host that Nova only believes to be down goes on answering: there, Nova is asked instead of the host. */
    Probe probe() throws IOException {
        return isNovaAlone() ? new NovaProbe(scene.admin().compute(), host.name()) : HostProbe.of(host.echo());
    }

    /** Ready to be injected: all that may take its time is done. */
    Fault fault() {
        Plan.Fault plan = scene.plan().fault();
        Logger log = scene.logs().of(Component.FAULT);
        return switch (plan.kind()) {
            case LinkDown.KIND -> {
                host.link().requireUsable();
                Optional<ClockOffset> clock = host.clockOffset();
                clock.ifPresent(offset -> RecoveryRecorder.note(scene.folder(), host.name(), offset));
                yield new LinkDown(host, plan.restoreAfter(), clock.orElse(null), scene.clocks(), log);
            }
            case ForceDown.KIND ->
                new ForceDown(host.name(), name -> scene.admin().compute().forceDown(name, true), scene.clocks(), log);
            case Manual.KIND -> new Manual(host.name(), plan.operator(), scene.clocks(), log);
            default -> throw new IllegalArgumentException("there is no fault " + plan.kind());
        };
    }
}
