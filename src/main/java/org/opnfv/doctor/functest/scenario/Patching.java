package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.SiteException;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Undo;
import org.opnfv.doctor.functest.patch.PatchException;
import org.opnfv.doctor.functest.patch.Patcher;

/** The configuration of the deployment's controllers: changed before all else, and so put back after all else. */
final class Patching {
    private static final Duration POLL = Duration.ofSeconds(1);

    private Patching() {}

    /** Has the controllers configured, or says what they lack when they are not to be touched. */
    static void apply(Scene scene) {
        List<Controller> controllers = scene.site().controllers();
        if (controllers.isEmpty()) {
            return;
        }
        Plan.Patching plan = scene.plan().patching();
        Patcher patcher = new Patcher(controllers, plan.timeout());
        try {
            if (!plan.apply()) {
                patcher.check().forEach(missing -> scene.board().step("left as it is, and not " + missing));
                return;
            }
            List<String> missing = patcher.apply(scene.names().runId(), scene.ledger());
            if (missing.isEmpty()) {
                scene.board().step("the controllers are configured as a test needs it");
                return;
            }
            missing.forEach(what -> scene.board().step("changed for the test, " + what));
            Wait.until("Nova answers after its restart", plan.timeout(), POLL, () -> {
                scene.admin().compute().computeServices();
                return true;
            });
        } catch (PatchException e) {
            throw new ScenarioException(e.getMessage(), e);
        }
    }

    /** The way back. The controllers are looked up when something of theirs is to be undone, not before. */
    static Undo undo(Site site, Duration timeout) {
        return batch -> {
            try {
                return new Patcher(site.controllers(), timeout).undo(batch);
            } catch (HostException | SiteException e) {
                Map<Change, String> failed = new LinkedHashMap<>();
                batch.forEach(change -> failed.put(change, e.getMessage()));
                return failed;
            }
        };
    }

    /** Looks only, for a check. */
    static void look(Site site, Plan plan, Consumer<Finding> found) {
        try {
            List<Controller> controllers = site.controllers();
            if (controllers.isEmpty()) {
                return;
            }
            List<String> missing = new Patcher(controllers, plan.patching().timeout()).check();
            if (missing.isEmpty()) {
                found.accept(Finding.ok("controllers", controllers.size() + ", configured as a test needs it"));
            }
            missing.forEach(what -> found.accept(
                    plan.patching().apply()
                            ? Finding.ok("controllers", "not " + what + "; a run changes that, and puts it back")
                            : Finding.warning("controllers", "not " + what + ", and patch.apply is off")));
            Reach.look(site, plan, controllers, found);
        } catch (HostException | PatchException | SettingsError e) {
            found.accept(Finding.failed("controllers", e.getMessage()));
        }
    }
}
