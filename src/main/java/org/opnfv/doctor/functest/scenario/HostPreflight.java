package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.LinkDown;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.run.Epoch;

/** Checks whether one host could be the one to fail; changes nothing. */
record HostPreflight(Site site, Plan plan, ComputeService service) {
    private static final int PROBES = 5;

    void look(Consumer<PreflightResult> found) {
        found.accept(state());
        if (!plan.fault().kind().equals(ForceDown.KIND)) {
            found.accept(probe());
        }
        if (plan.fault().kind().equals(LinkDown.KIND)) {
            found.accept(link());
        }
    }

    private PreflightResult state() {
        String what = "host " + service.host();
        if (!service.up() || service.forcedDown()) {
            return PreflightResult.warning(
                    what,
                    "Nova shows it " + (service.forcedDown() ? "forced down" : "down")
                            + ": it cannot be the one to fail");
        }
        return service.enabled()
                ? PreflightResult.ok(what, "up and enabled")
                : PreflightResult.warning(what, "disabled: no instance will be placed on it");
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
    private PreflightResult link() {
        String what = "link " + service.host();
        try {
            Host target = site.host(service.host());
            String link = target.link().name();
            target.link().requireUsable();
            String clock = target.clockOffset()
                    .map(offset -> ", its clock is " + Epoch.text(offset.offset()) + " s ahead of ours, give or take "
                            + Epoch.text(offset.bound()))
                    .orElse("");
            String carries = link.isEmpty()
                    ? "can be taken down"
                    : link + " carries " + target.echo().address();
            return PreflightResult.ok(what, carries + clock);
        } catch (HostException e) {
            return PreflightResult.failed(what, e.getMessage());
        }
    }
}
