package org.opnfv.doctor.functest.scenario.maintenance;

import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.PreflightResult;

/** Checks what the maintenance scenario needs beyond any run, with an admin tool of that kind; changes nothing. */
public record MaintenancePreflight(Site site, Plan plan, String tool) {
    private static final String WHAT = "maintenance";

    /** Passes on each result as soon as it is known. */
    public void look(Consumer<PreflightResult> found) {
        try (Cloud cloud = Cloud.connect(site.credentials(), plan.cloud())) {
            MaintainableHosts hosts = MaintainableHosts.of(cloud.compute());
            AdminToolKind.named(tool).lacks(cloud).ifPresent(line -> found.accept(PreflightResult.failed(WHAT, line)));
            hosts.objections().forEach(line -> found.accept(PreflightResult.failed(WHAT, line)));
            if (hosts.objections().isEmpty()) {
                found.accept(PreflightResult.ok(
                        WHAT,
                        hosts.names().size() + " equal hosts, all of them enabled and empty: "
                                + String.join(", ", hosts.names())));
            }
        } catch (CloudException e) {
            found.accept(PreflightResult.failed(WHAT, e.getMessage()));
        }
        if (site.withoutBus().isEmpty() && site.messageBuses().isEmpty()) {
            found.accept(PreflightResult.failed(WHAT, Publisher.NO_BUS));
        }
    }
}
