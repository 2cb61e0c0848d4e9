package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.util.Optional;
import org.opnfv.doctor.functest.fault.Fault;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.ManualFault;
import org.opnfv.doctor.functest.fault.Outage;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.HostProbe;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.RecoveryRecorder;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.slf4j.Logger;

/** The kinds of faults: makes the one in the plan, and the probe that can detect it. */
final class FaultSetup {
    private final RunContext context;
    private final Host host;

    FaultSetup(RunContext context, Host host) {
        this.context = context;
        this.host = host;
    }

    /** The address where the host is probed; null when it is not probed. */
    String probedAt() {
        if (isNovaAlone()) {
            return null;
        }
        ProbeTarget echo = host.echo();
        return echo.port() == 0 ? echo.address() : echo.address() + ":" + echo.port();
    }

    /** The address of the host, by which a foreign monitor may call it; empty where it is no host's own, or nobody needs to know it. */
    Optional<String> address() {
        return isNovaAlone()
                ? Optional.empty()
                : Optional.of(host.echo().address()).filter(address -> !address.matches("127\\..*|::1|localhost"));
    }

    /** The kind of probe, for people. */
    String probedBy() {
        return isNovaAlone() ? "Nova shows it down" : host.echo().toString();
    }

    private boolean isNovaAlone() {
        return context.plan().fault().kind().isSeenByNovaAlone();
    }

    /** A host that only Nova believes to be down still answers: the probe then asks Nova instead of the host. */
    Probe probe() throws IOException {
        return isNovaAlone() ? new NovaProbe(context.admin().compute(), host.name()) : HostProbe.of(host.echo());
    }

    /** Fails if it can be told that the fault cannot be injected there. Changes nothing. */
    void requireUsable() {
        FaultKind kind = context.plan().fault().kind();
        if (kind.isOutage()) {
            kind.of(host).requireUsable();
        }
    }

    /** The fault, ready to inject: everything slow is done. */
    Fault fault() {
        Plan.Fault plan = context.plan().fault();
        Logger log = context.logs().of(Component.FAULT);
        return switch (plan.kind()) {
            case FORCE_DOWN ->
                new ForceDown(
                        host.name(), name -> context.admin().compute().forceDown(name, true), context.clocks(), log);
            case MANUAL -> new ManualFault(host.name(), plan.operator(), context.clocks(), log);
            default -> outage(plan, log);
        };
    }

    private Outage outage(Plan.Fault plan, Logger log) {
        FaultKind kind = plan.kind();
        FaultTarget target = kind.of(host);
        target.requireUsable();
        Optional<ClockOffset> clock = kind.isToldByHost() ? host.clockOffset() : Optional.empty();
        clock.ifPresent(offset -> RecoveryRecorder.note(context.folder(), host.name(), offset));
        return new Outage(kind, host, target, plan.restoreAfter(), clock.orElse(null), context.clocks(), log);
    }
}
