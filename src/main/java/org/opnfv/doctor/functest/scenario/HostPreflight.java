package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.run.DecimalSeconds;

/** Checks whether one host could be the one to fail, and its state alone where another one is to; changes nothing. */
record HostPreflight(Site site, Plan plan, ComputeService service) {
    private static final int PROBES = 5;

    void look(Consumer<PreflightResult> found) {
        found.accept(state());
        if (plan.host() != null && !plan.host().equals(service.host())) {
            return;
        }
        FaultKind kind = plan.fault().kind();
        if (!kind.isSeenByNovaAlone()) {
            found.accept(probe());
        }
        if (kind.isOutage()) {
            found.accept(target(kind));
        }
    }

    private PreflightResult state() {
        String what = "host " + service.host();
        if (service.forcedDown()) {
            return PreflightResult.warning(
                    what,
                    "Nova shows it forced down: it cannot be the one to fail; if nobody is at work there, openstack compute"
                            + " service set --up " + service.host() + " nova-compute");
        }
        if (!service.up()) {
            return PreflightResult.warning(
                    what,
                    "Nova shows it down: it cannot be the one to fail"
                            + (answers()
                                    ? "; the host itself answers, so nova-compute does not run there or has lost the message"
                                            + " bus: restart it"
                                    : ""));
        }
        return service.enabled()
                ? PreflightResult.ok(what, "up and enabled")
                : PreflightResult.warning(what, "disabled: no instance will be placed on it");
    }

    private static String along(FaultTarget target) {
        Set<String> along = target.takesAlong();
        return along.isEmpty() ? "" : "; with it goes what is upon " + String.join(", ", along);
    }

    private boolean answers() {
        try {
            return HostProbe.answers(site.host(service.host()).echo(), PROBES);
        } catch (IOException | HostException e) {
            return false;
        }
    }

    private PreflightResult probe() {
        String what = "probe " + service.host();
        try {
            ProbeTarget echo = site.host(service.host()).echo();
            return HostProbe.answers(echo, PROBES)
                    ? PreflightResult.ok(what, echo + " answers")
                    : PreflightResult.failed(
                            what, echo + " does not answer: the host is down, or probes are not let through");
        } catch (IOException | HostException e) {
            return PreflightResult.failed(what, e.getMessage());
        }
    }

    /** Whether the fault could be injected there. */
    private PreflightResult target(FaultKind kind) {
        String what = kind.noun() + " " + service.host();
        try {
            Host host = site.host(service.host());
            FaultTarget target = kind.of(host);
            String name = target.name();
            target.requireUsable();
            Optional<ClockOffset> measured = kind.isToldByHost() ? host.clockOffset() : Optional.empty();
            String clock = measured.map(offset -> ", its clock is " + DecimalSeconds.text(offset.offset())
                            + " s ahead of ours, give or take " + DecimalSeconds.text(offset.bound()))
                    .orElse("");
            String carries = switch (kind) {
                case LINK ->
                    name.isEmpty()
                            ? "can be taken down"
                            : name + " carries " + host.echo().address() + along(target);
                case NOVA_COMPUTE -> (name + " can be stopped and started").strip();
                case KERNEL -> "can be crashed, and boots by itself then; whatever runs there would be lost";
                case POWER -> name + " says it is on; whatever runs there would be lost";
                case FORCE_DOWN, MANUAL -> throw new IllegalArgumentException(kind + " is no outage");
            };
            return PreflightResult.ok(what, carries + clock);
        } catch (HostException e) {
            return PreflightResult.failed(what, e.getMessage());
        }
    }
}
