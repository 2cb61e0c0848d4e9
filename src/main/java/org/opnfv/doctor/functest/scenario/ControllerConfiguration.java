package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.installer.SiteException;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.UndoAction;
import org.opnfv.doctor.functest.patch.PatchException;
import org.opnfv.doctor.functest.patch.PatchSet;
import org.opnfv.doctor.functest.patch.Patcher;

/** The configuration of the deployment's controllers: changed before everything else, and restored after everything else. */
public final class ControllerConfiguration {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String AS_FAR_AS_KNOWN = ", as far as is known";

    private ControllerConfiguration() {}

    /** Configures the controllers, or reports what they lack when they must not be touched. */
    public static void apply(RunContext context) {
        List<Controller> controllers = context.site().controllers();
        if (controllers.isEmpty()) {
            return;
        }
        Plan.Patching plan = context.plan().patching();
        List<String> unknown = new ArrayList<>();
        Patcher patcher = patcher(context.site(), plan, controllers, line -> {
            unknown.add(line);
            context.stages().step(line);
        });
        try {
            if (!plan.apply()) {
                patcher.check(false).forEach(missing -> context.stages().step("left as it is: " + missing));
                return;
            }
            List<String> missing = patcher.apply(context.names().runId(), context.ledger());
            if (missing.isEmpty()) {
                context.stages()
                        .step("the controllers are configured as a test needs it"
                                + (unknown.isEmpty() ? "" : AS_FAR_AS_KNOWN));
                return;
            }
            missing.forEach(what -> context.stages().step("changed for the test, " + what));
            Wait.until("Nova answers after its restart", plan.timeout(), POLL, () -> {
                context.admin().compute().computeServices();
                return true;
            });
        } catch (PatchException e) {
            throw new ScenarioException(e.getMessage(), e);
        }
    }

    private static Patcher patcher(Site site, Plan.Patching plan, List<Controller> controllers, Consumer<String> told) {
        return new Patcher(
                controllers,
                plan.timeout(),
                plan.patches(),
                publisher(site, told),
                site.hasVirtualEnvironments(),
                told);
    }

    /** How Ceilometer reaches Aodh; where that is not found, as if both had the same bus, which most have. */
    private static Optional<String> publisher(Site site, Consumer<String> told) {
        try {
            return site.alarmPublisher();
        } catch (HostException e) {
            told.accept(e.getMessage() + "; so it is not known whether Aodh has a message bus of its own");
            return Optional.empty();
        }
    }

    /** How long hosts may be shown down after a restart of Nova, by this run or an earlier one; zero where runs restart nothing. */
    public static Duration patience(RunContext context) {
        Plan.Patching plan = context.plan().patching();
        return plan.apply() && !context.site().controllers().isEmpty() ? plan.timeout() : Duration.ZERO;
    }

    /**
     * Restores the configuration. Controllers are looked up only when something of theirs is to be undone, and each by itself: a broken
     * one does not keep the others from being restored.
     */
    static UndoAction undo(Site site, Duration timeout) {
        return batch -> {
            List<String> names =
                    batch.stream().map(Patcher::controller).distinct().toList();
            List<Found> looked = Parallel.map(names, name -> Found.in(site, name));
            Map<String, Found> found = looked.stream().collect(Collectors.toMap(Found::name, Function.identity()));
            Map<Change, String> failed = new LinkedHashMap<>();
            List<Change> possible = new ArrayList<>();
            for (Change change : batch) {
                String error = found.get(Patcher.controller(change)).error();
                if (error == null) {
                    possible.add(change);
                } else {
                    failed.put(change, error);
                }
            }
            List<Controller> usable = looked.stream()
                    .map(Found::controller)
                    .filter(Objects::nonNull)
                    .toList();
            try {
                failed.putAll(new Patcher(usable, timeout, PatchSet.FAULT).undo(possible));
            } catch (PatchException e) {
                possible.forEach(change -> failed.put(change, e.getMessage()));
            }
            return failed;
        };
    }

    /** A controller, or why it cannot be used. */
    private record Found(String name, Controller controller, String error) {
        static Found in(Site site, String name) {
            try {
                return new Found(name, site.controller(name), null);
            } catch (HostException | SiteException e) {
                return new Found(name, null, e.getMessage());
            }
        }
    }

    /** Only looks, for a preflight. */
    static void look(Site site, Plan plan, Consumer<PreflightResult> found) {
        try {
            List<Controller> controllers = site.controllers();
            if (controllers.isEmpty()) {
                ConsumerReachability.look(site, plan, controllers, found);
                return;
            }
            List<String> unknown = new ArrayList<>();
            List<String> missing = patcher(site, plan.patching(), controllers, line -> {
                        unknown.add(line);
                        found.accept(PreflightResult.warning("controllers", line));
                    })
                    .check(plan.patching().apply());
            if (missing.isEmpty()) {
                found.accept(PreflightResult.ok(
                        "controllers",
                        controllers.size() + ", configured as a test needs it"
                                + (unknown.isEmpty() ? "" : AS_FAR_AS_KNOWN)));
            }
            missing.forEach(what -> found.accept(
                    plan.patching().apply()
                            ? PreflightResult.warning(
                                    "controllers", what + "; a run changes that for its time, and puts it back")
                            : PreflightResult.warning("controllers", what + ", and patch.apply is off")));
            if (!missing.isEmpty()) {
                site.lastingChange()
                        .ifPresent(how -> found.accept(PreflightResult.ok(
                                "controllers",
                                "to have " + (missing.size() == 1 ? "that" : "these") + " for good, " + how)));
            }
            found.accept(ControllerClocks.look(controllers));
            ConsumerReachability.look(site, plan, controllers, found);
        } catch (HostException | PatchException | SettingsError e) {
            found.accept(PreflightResult.failed("controllers", e.getMessage()));
        }
    }
}
