package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.MaintenanceSessions;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.inspector.InstancesByHost;
import org.opnfv.doctor.functest.inspector.ReportedHosts;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.UndoAction;
import org.opnfv.doctor.functest.patch.Patcher;

/**
 * The undo action for each kind of change. A resource whose id was lost in a crash is found by its name, which is unique to the run; one
 * that no longer exists counts as undone.
 *
 * @param run the id at the end of the run's names; null when the ledger does not hold it
 */
record UndoByKind(
        Cloud admin,
        Duration timeout,
        Operator operator,
        HostRecovery.Recovered recovered,
        RetryableFailures failures,
        String run) {

    Map<String, UndoAction> all(Site site) {
        Map<String, UndoAction> actions = new HashMap<>();
        Compute compute = admin.compute();
        RunResource.all(admin).forEach(resource -> actions.put(resource.kind(), each(gone(resource))));
        actions.put(ChangeKinds.TEMPLATE, each(this::noTemplate));
        actions.put(ChangeKinds.GRANT, each(this::revoke));
        actions.put(ChangeKinds.QUOTA, each(this::defaultQuota));
        actions.put(ChangeKinds.INSTANCE, new DeleteInstances(compute, timeout, failures));
        actions.put(ChangeKinds.INSTANCE_STATE, each(this::state));
        actions.put(ChangeKinds.PORT_STATUS, each(this::portStatus));
        actions.put(ChangeKinds.FORCED_DOWN, each(this::notForcedDown));
        actions.put(ChangeKinds.REPORTED_DOWN, each(this::notReported));
        actions.put(ChangeKinds.DISABLED, each(this::enabled));
        actions.put(ChangeKinds.SESSION, each(this::ended));
        actions.put(ChangeKinds.MOVED, each(this::settled));
        actions.put(Patcher.KIND, ControllerConfiguration.undo(site, timeout));
        actions.putAll(FaultUndo.undoActions(new HostRecovery(site, compute, timeout, recovered), operator));
        return actions;
    }

    /** An undo; returns what is still wrong although the cloud reported success. */
    private interface Way {
        Optional<String> undo(Change change);
    }

    /**
     * Deletes a resource. A cloud may have returned the id of a foreign resource: only one with the right name is deleted. "Id not found"
     * proves nothing, for a service may fail to find its own resources; a listing without the name does. A name that the user chose may
     * belong to another resource by now: one with the name but not the id is reported and left.
     */
    private Way gone(RunResource resource) {
        return change -> {
            Optional<String> name = Optional.ofNullable(change.id()).flatMap(resource.nameOf());
            if (name.equals(Optional.of(change.name()))) {
                resource.delete().accept(change.id());
                return Optional.empty();
            }
            Optional<String> named = resource.find().apply(change.name());
            boolean ours = change.id() == null || change.name().endsWith("-" + run);
            if (named.filter(id -> ours || id.equals(change.id())).isPresent()) {
                resource.delete().accept(named.get());
                return Optional.empty();
            }
            return name.map(other -> "has the name " + other + " now")
                    .or(() -> named.map(id -> "is gone, and " + id + " has its name now"))
                    .map(what -> "the cloud made it as " + change.id() + ", which " + what
                            + ": delete that by hand if it is the run's");
        };
    }

    private Optional<String> revoke(Change grant) {
        String project = grant.details().get("project");
        String user = grant.details().get("user");
        String role = grant.details().get("role");
        admin.identity().revoke(project, user, role);
        if (admin.identity().granted(project, user, role)) {
            return Optional.of("Keystone took it back and has it still");
        }
        // A Keystone that finds nothing at all would have answered the same.
        admin.identity().findRole(grant.name());
        return Optional.empty();
    }

    private Optional<String> defaultQuota(Change quota) {
        String project = quota.details().get("project");
        admin.compute().deleteQuota(project);
        admin.compute().quota(project);
        return Optional.empty();
    }

    private Optional<String> state(Change change) {
        String wanted = change.details().get("state");
        Optional<Instance> instance = admin.compute().instance(change.name());
        if (instance.isEmpty()) {
            // It may be deleted, or this Nova finds nothing at all.
            admin.compute().computeServices();
            return Optional.empty();
        }
        if (!instance.get().status().equals("ERROR")) {
            // Nobody has marked it, or somebody has done something with it since.
            return Optional.empty();
        }
        admin.compute().resetState(change.name(), wanted);
        return admin.compute()
                .instance(change.name())
                .filter(now -> now.status().equals("ERROR"))
                .map(now -> "Nova took the state " + wanted + " and shows " + now.status());
    }

    /**
     * What somebody has set since is left; a port that is gone went with its instance. One that had no status gets the one that says as
     * much: Neutron cannot take one away ("cannot be None", 500).
     */
    private Optional<String> portStatus(Change change) {
        Network network = admin.network();
        String before = change.details().getOrDefault(ChangeKinds.STATUS, "ACTIVE");
        if (network.port(change.name())
                .filter(port -> InstancesByHost.DOWN.equals(port.dataPlaneStatus()))
                .isEmpty()) {
            return Optional.empty();
        }
        network.setDataPlaneStatus(change.name(), before);
        if (change.details().containsKey(ChangeKinds.OTHERS)
                && !change.details().containsKey(ChangeKinds.STATUS)) {
            recovered.left("port " + change.name()
                    + " had no data-plane status, which Neutron does not take back: it is " + before + " now");
        }
        return network.port(change.name())
                .filter(port -> !before.equals(port.dataPlaneStatus()))
                .map(port -> "Neutron took the data-plane status " + before + " and shows " + port.dataPlaneStatus());
    }

    private Optional<String> notForcedDown(Change host) {
        return onHost(
                host,
                name -> admin.compute().forceDown(name, false),
                service -> service.forcedDown() ? "forced down" : "");
    }

    /** Vitrage deletes it later, and takes no other of its name until then. */
    private Optional<String> noTemplate(Change template) {
        RunResource templates = RunResource.templates(admin);
        return gone(templates)
                .undo(template)
                .or(() -> templates.find().apply(template.name()).map(id -> "Vitrage has it still"));
    }

    private Optional<String> notReported(Change host) {
        String inspector = host.details().get(ChangeKinds.INSPECTOR);
        Optional<ReportedHosts> reported = Inspector.named(inspector).reported(admin);
        if (reported.isEmpty()) {
            return Optional.of("the catalog has no " + inspector
                    + " any more: register it there again, or delete the run's folder where it is gone for good");
        }
        reported.get().withdraw(host.name());
        return reported.get().down(Set.of(host.name())).stream()
                .findFirst()
                .map(name -> inspector + " takes it for down still");
    }

    /** A host that others disabled stays so. */
    private Optional<String> enabled(Change host) {
        String reason = new ResourceNames(run).disabledReason(host);
        List<String> others = new ArrayList<>();
        return onHost(
                        host,
                        name -> {
                            if (admin.compute().computeService(name).isDisabledFor(reason)) {
                                others.addAll(sessionsOfOthers(host));
                                if (others.isEmpty()) {
                                    admin.compute().enable(name);
                                }
                            }
                        },
                        service -> service.isDisabledFor(reason) ? "disabled" : "")
                .map(line -> others.isEmpty()
                        ? line
                        : "it is disabled, maybe by another session of Fenix, which gives the same reason ("
                                + String.join(", ", others) + "): wait until that is over");
    }

    /** Fenix's own reason does not tell which session it was; the run's is deleted by now. */
    private List<String> sessionsOfOthers(Change host) {
        return host.details().containsKey(ChangeKinds.REASON)
                        && admin.service(MaintenanceSessions.TYPE).isPresent()
                ? admin.maintenanceSessions().underWay()
                : List.of();
    }

    /** One of which Fenix never told the id is among those that came since; so may be one of others. */
    private Optional<String> ended(Change session) {
        MaintenanceSessions sessions = admin.maintenanceSessions();
        if (session.id() == null) {
            Set<String> since = new TreeSet<>(sessions.all());
            List.of(session.details().getOrDefault(ChangeKinds.BEFORE, "").split(","))
                    .forEach(since::remove);
            return since.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Fenix did not tell its id, and has since " + String.join(", ", since)
                            + ": delete that of these which is the run's");
        }
        if (sessions.state(session.id()) != null) {
            sessions.delete(session.id());
        }
        return Optional.ofNullable(sessions.state(session.id())).map(state -> "Fenix has it still, in " + state);
    }

    /** An instance stays where it is, but must not wait there for a confirmation. */
    private Optional<String> settled(Change moved) {
        Optional<Instance> before = admin.compute().instance(moved.name());
        if (before.filter(UndoByKind::isWaiting).isPresent()) {
            admin.compute().confirmMove(moved.name());
        }
        // Nova confirms later than it answers, and may fail to: what counts is what it shows afterwards.
        Optional<Instance> now = admin.compute().instance(moved.name());
        return now.filter(UndoByKind::isWaiting)
                .map(instance -> "its move waits for its confirmation still")
                .or(() -> now.map(Instance::taskState)
                        .filter(task -> task.startsWith("resize") || task.startsWith("migrat"))
                        .map(task -> "it is still on its way (" + task + ")"));
    }

    private static boolean isWaiting(Instance instance) {
        return instance.status().equals("VERIFY_RESIZE");
    }

    private Optional<String> onHost(Change host, Consumer<String> takeBack, Function<ComputeService, String> left) {
        try {
            takeBack.accept(host.name());
            String still = left.apply(admin.compute().computeService(host.name()));
            return still.isEmpty() ? Optional.empty() : Optional.of("Nova took it back and shows the host " + still);
        } catch (CloudException e) {
            // Without a status: Nova listed its hosts, and this is no longer one of them.
            if (e.kind() == CloudException.Kind.NOT_FOUND && e.status() == 0) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Undoes the changes of a batch side by side. */
    private UndoAction each(Way way) {
        return batch -> {
            Map<Change, String> failed = new LinkedHashMap<>();
            List<Optional<String>> errors = Parallel.map(batch, change -> attempt(change, way));
            for (int i = 0; i < batch.size(); i++) {
                Change change = batch.get(i);
                errors.get(i).ifPresent(error -> failed.put(change, error));
            }
            return failed;
        };
    }

    private Optional<String> attempt(Change change, Way way) {
        try {
            return way.undo(change).map(line -> failures.add(change, line));
        } catch (CloudException e) {
            return Optional.of(failures.add(change, e));
        }
    }
}
