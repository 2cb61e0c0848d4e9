package org.opnfv.doctor.functest.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.Vitrage;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.UndoAction;
import org.opnfv.doctor.functest.run.RunState;

/**
 * Looks for resources with the run's names after the whole ledger is undone, with one listing for each kind that the run made. A cloud
 * may wrongly report that a resource is deleted or does not exist, or may have made one and returned another's id. What is found is
 * undone. The entry of the run's cloud stays open until nothing is found.
 *
 * <p>If the ledger may be incomplete, it looks for everything that a run can make, and names a host that is forced down, or that an
 * inspector in the cloud was told is down: the run may have done it.
 *
 * @param told all changes ever announced to the ledger
 * @param actions undo what is found
 */
record Leftovers(
        Cloud admin, List<Change> told, Map<String, UndoAction> actions, RetryableFailures failures, Extent extent)
        implements UndoAction {
    /** Which kinds to look for: those in the ledger, or all. */
    enum Extent {
        AS_TOLD,
        ALL
    }

    @Override
    public Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new HashMap<>();
        for (Change cloud : batch) {
            try {
                Map<String, CloudException> unseen = new LinkedHashMap<>();
                List<String> left = left(cloud.details().get(RunState.RUN), unseen);
                if (!left.isEmpty()) {
                    failed.put(cloud, failures.add(cloud, "still there: " + String.join("; ", left)));
                }
                unseen.values().stream()
                        .limit(1)
                        .forEach(e -> failed.merge(cloud, unseenLine(cloud, e), (still, not) -> still + "; " + not));
                if (!failed.containsKey(cloud) && extent == Extent.ALL) {
                    down().ifPresent(line -> failed.put(cloud, line));
                }
            } catch (CloudException e) {
                failed.put(cloud, unseenLine(cloud, e));
            }
        }
        return failed;
    }

    private String unseenLine(Change cloud, CloudException e) {
        return "what is left cannot be looked for: " + failures.add(cloud, e);
    }

    /** What is there still, a line each; {@code unseen} gets the kinds that cannot be looked for. */
    private List<String> left(String run, Map<String, CloudException> unseen) {
        List<String> left = new ArrayList<>();
        if (extent == Extent.ALL || isTold(ChangeKinds.DISABLED)) {
            attempt(
                    ChangeKinds.DISABLED,
                    unseen,
                    () -> left.addAll(again(ChangeKinds.DISABLED, () -> disabled(run), "is disabled")));
        }
        if (isTold(ChangeKinds.REPORTED_DOWN)) {
            attempt(
                    ChangeKinds.REPORTED_DOWN,
                    unseen,
                    () -> left.addAll(
                            again(ChangeKinds.REPORTED_DOWN, this::reported, "was reported down, and still is")));
        }
        attempt(
                ChangeKinds.INSTANCE,
                unseen,
                () -> look(ChangeKinds.INSTANCE, Stream.of("vm"), run, made -> instances(made, run), left));
        for (RunResource kind : RunResource.all(admin)) {
            attempt(
                    kind.kind(),
                    unseen,
                    () -> look(kind.kind(), Stream.of(kind.named()), run, made -> find(kind, made, run), left));
        }
        return left;
    }

    /** A service that does not answer keeps only those kinds from being looked for that must not be undone before its own. */
    private static void attempt(String kind, Map<String, CloudException> unseen, Runnable look) {
        if (unseen.keySet().stream().anyMatch(first -> ChangeKinds.isBefore(first, kind))) {
            return;
        }
        try {
            look.run();
        } catch (CloudException e) {
            if (e.kind() == CloudException.Kind.UNAUTHORIZED) {
                throw e;
            }
            unseen.put(kind, e);
        }
    }

    /** Undoes what is found of a kind, and adds what is found again. */
    private void look(
            String kind, Stream<String> named, String run, UnaryOperator<List<Change>> find, List<String> left) {
        List<Change> made = Stream.concat(told.stream(), untold(kind, named, run))
                .filter(change -> change.kind().equals(kind))
                .toList();
        List<Change> found = made.isEmpty() ? List.of() : find.apply(made);
        if (!found.isEmpty()) {
            Map<Change, String> failed = actions.get(kind).undo(found);
            find.apply(made)
                    .forEach(change -> left.add(change.label() + " (" + change.id() + ")"
                            + Optional.ofNullable(failed.get(change))
                                    .map(error -> ", " + error)
                                    .orElse("")));
            found.forEach(failures::forget);
        }
    }

    private boolean isTold(String kind) {
        return told.stream().anyMatch(change -> change.kind().equals(kind));
    }

    /** Undoes hosts that are found; returns a line for each that is found still. */
    private List<String> again(String kind, Supplier<List<Change>> find, String what) {
        List<Change> hosts = find.get();
        Map<Change, String> failed = actions.get(kind).undo(hosts);
        hosts.forEach(failures::forget);
        return find.get().stream()
                .map(host -> host.name() + " " + what
                        + Optional.ofNullable(failed.get(host))
                                .map(error -> ", " + error)
                                .orElse(""))
                .toList();
    }

    /** The hosts of which an inspector in the cloud was told, and which it takes for down. */
    private List<Change> reported() {
        return told.stream()
                .filter(change -> change.kind().equals(ChangeKinds.REPORTED_DOWN))
                .filter(host -> isDown(host.details().get(ChangeKinds.INSPECTOR), host.name()))
                .toList();
    }

    private boolean isDown(String inspector, String host) {
        return Inspector.named(inspector)
                .reported(admin)
                .filter(keeps -> keeps.down(Set.of(host)).contains(host))
                .isPresent();
    }

    /** The hosts that the run disabled, or somebody for it, as the reason shows. */
    private List<Change> disabled(String run) {
        ResourceNames names = new ResourceNames(run);
        return admin.compute().computeServices().stream()
                .flatMap(service -> Stream.concat(
                                told.stream()
                                        .filter(change -> change.kind().equals(ChangeKinds.DISABLED)
                                                && change.name().equals(service.host())),
                                Stream.of(new Change(0, 0, ChangeKinds.DISABLED, service.host(), null, Map.of())))
                        .filter(change -> service.isDisabledFor(names.disabledReason(change)))
                        .limit(1))
                .toList();
    }

    /** What a run makes of that kind under names that the user did not choose, as it would stand in the ledger. */
    private Stream<Change> untold(String kind, Stream<String> named, String run) {
        boolean possible = !kind.equals(ChangeKinds.TEMPLATE)
                || admin.service(Vitrage.TYPE).isPresent();
        return extent == Extent.AS_TOLD || !possible
                ? Stream.empty()
                : named.map(what -> new Change(0, 0, kind, new ResourceNames(run).of(what), null, Map.of()));
    }

    /** Neither Nova nor an inspector knows which run it was. */
    private Optional<String> down() {
        List<ComputeService> services = admin.compute().computeServices();
        Map<String, List<String>> down = new LinkedHashMap<>();
        down.put(
                "forced down",
                services.stream()
                        .filter(ComputeService::forcedDown)
                        .map(ComputeService::host)
                        .toList());
        List<String> hosts = services.stream().map(ComputeService::host).toList();
        for (Inspector inspector : Inspector.all()) {
            inspector
                    .reported(admin)
                    .ifPresent(keeps -> down.put(
                            "taken for down by " + inspector.name(),
                            keeps.down(hosts).stream().sorted().toList()));
        }
        down.values().removeIf(List::isEmpty);
        return down.isEmpty()
                ? Optional.empty()
                : Optional.of(down.entrySet().stream()
                                .map(of -> of.getKey() + ": " + String.join(", ", of.getValue()))
                                .collect(Collectors.joining(", "))
                        + "; without run.json nobody knows by whom: take that back by hand (openstack compute service set --up,"
                        + " or tell the inspector that the host is up) and clean again, or delete the run's folder where it was"
                        + " somebody else");
    }

    private List<Change> instances(List<Change> made, String run) {
        return among(
                made,
                admin.compute().instances(InstanceFilter.everyones().named(ResourceNames.instancePrefix())).stream()
                        .map(instance -> new Thing(instance.id(), instance.name())),
                run);
    }

    /** Of alarms all are listed, for those of instances are numbered. */
    private List<Change> find(RunResource kind, List<Change> made, String run) {
        return kind.kind().equals(ChangeKinds.ALARM)
                ? among(
                        made,
                        admin.alarming().everyones().stream().map(alarm -> new Thing(alarm.id(), alarm.name())),
                        run)
                : made.stream()
                        .flatMap(change -> kind
                                .find()
                                .apply(change.name())
                                .flatMap(id -> ours(change, new Thing(id, change.name()), run))
                                .stream())
                        .toList();
    }

    private record Thing(String id, String name) {}

    private List<Change> among(List<Change> made, Stream<Thing> things, String run) {
        return things.flatMap(thing -> Stream.concat(
                                made.stream().flatMap(change -> ours(change, thing, run).stream()),
                                numbered(made.get(0).kind(), thing, run))
                        .limit(1))
                .toList();
    }

    private Stream<Change> numbered(String kind, Thing thing, String run) {
        return extent == Extent.ALL && thing.name().matches("doctor_(vm|alarm)[0-9]+-" + Pattern.quote(run) + "(-.*)?")
                ? Stream.of(new Change(0, 0, kind, thing.name(), thing.id(), Map.of()))
                : Stream.empty();
    }

    /** A name that the user chose may belong to another resource by now; a name with the run's id belongs to the run. */
    private static Optional<Change> ours(Change made, Thing thing, String run) {
        boolean named =
                ResourceNames.isOf(made.name(), thing.name()) && made.name().endsWith("-" + run);
        boolean known = thing.id().equals(made.id()) && thing.name().equals(made.name());
        return Stream.of(new Change(made.seq(), made.batch(), made.kind(), made.name(), thing.id(), made.details()))
                .filter(found -> named || known)
                .findFirst();
    }
}
