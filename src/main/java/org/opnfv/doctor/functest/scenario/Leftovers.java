package org.opnfv.doctor.functest.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Undo;

/**
 * Looks, when all of a ledger is undone, for what bears the names of its run: one listing for each kind that the run made. A cloud that
 * says it has deleted a thing, or that a thing is not there, may be wrong; it may also have made one and told another's id. What is
 * found is undone; until nothing is, the run's cloud is not done with.
 */
final class Leftovers implements Undo {
    /** Nothing before what is in it. */
    private static final List<String> ORDER = List.of(
            Kinds.ALARM,
            Kinds.INSTANCE,
            Kinds.SUBNET,
            Kinds.NETWORK,
            Kinds.IMAGE,
            Kinds.FLAVOR,
            Kinds.ROLE,
            Kinds.USER,
            Kinds.PROJECT);

    private final Cloud admin;
    private final List<Change> told;
    private final Map<String, Undo> ways;
    private final Refusals refusals;

    /** {@code told} is all that the ledger was told of; {@code ways} undo what is found. */
    Leftovers(Cloud admin, List<Change> told, Map<String, Undo> ways, Refusals refusals) {
        this.admin = admin;
        this.told = told;
        this.ways = ways;
        this.refusals = refusals;
    }

    @Override
    public Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new HashMap<>();
        for (Change cloud : batch) {
            try {
                List<String> left = left(cloud.details().get(LostLines.RUN));
                if (!left.isEmpty()) {
                    failed.put(cloud, refusals.add(cloud, "still there: " + String.join("; ", left)));
                }
            } catch (CloudException e) {
                failed.put(cloud, "what is left cannot be looked for: " + refusals.add(cloud, e));
            }
        }
        return failed;
    }

    private List<String> left(String run) {
        List<String> left = new ArrayList<>();
        for (String kind : ORDER) {
            List<Change> made =
                    told.stream().filter(change -> change.kind().equals(kind)).toList();
            List<Change> found = made.isEmpty() ? List.of() : find(kind, made, run);
            if (!found.isEmpty()) {
                Map<Change, String> failed = ways.get(kind).undo(found);
                find(kind, made, run)
                        .forEach(change -> left.add(change.label() + " (" + change.id() + ")"
                                + Optional.ofNullable(failed.get(change))
                                        .map(error -> ", " + error)
                                        .orElse("")));
                found.forEach(refusals::forget);
            }
        }
        return left;
    }

    private List<Change> find(String kind, List<Change> made, String run) {
        return switch (kind) {
            case Kinds.INSTANCE ->
                among(
                        made,
                        admin.compute().instances(InstanceFilter.everyones().named(Names.instancePrefix())).stream()
                                .map(instance -> new Thing(instance.id(), instance.name()))
                                .toList(),
                        run);
            case Kinds.ALARM ->
                among(
                        made,
                        admin.alarming().everyones().stream()
                                .map(alarm -> new Thing(alarm.id(), alarm.name()))
                                .toList(),
                        run);
            default ->
                made.stream()
                        .flatMap(change -> finder(kind)
                                .apply(change.name())
                                .flatMap(id -> ours(change, new Thing(id, change.name()), run))
                                .stream())
                        .toList();
        };
    }

    private record Thing(String id, String name) {}

    private static List<Change> among(List<Change> made, List<Thing> things, String run) {
        return things.stream()
                .flatMap(thing -> made.stream()
                        .flatMap(change -> ours(change, thing, run).stream())
                        .limit(1))
                .toList();
    }

    /** A name that the user chose may be another's by now; one with the run's id is nobody else's. */
    private static Optional<Change> ours(Change made, Thing thing, String run) {
        boolean named = Names.isOf(made.name(), thing.name()) && made.name().endsWith("-" + run);
        boolean known = thing.id().equals(made.id()) && thing.name().equals(made.name());
        return Stream.of(new Change(made.seq(), made.batch(), made.kind(), made.name(), thing.id(), made.details()))
                .filter(found -> named || known)
                .findFirst();
    }

    private Function<String, Optional<String>> finder(String kind) {
        return switch (kind) {
            case Kinds.SUBNET -> admin.network()::findSubnet;
            case Kinds.NETWORK -> admin.network()::findNetwork;
            case Kinds.IMAGE -> admin.image()::findImage;
            case Kinds.FLAVOR -> admin.compute()::findFlavor;
            case Kinds.ROLE -> admin.identity()::findRole;
            case Kinds.USER -> admin.identity()::findUser;
            case Kinds.PROJECT -> admin.identity()::findProject;
            default -> throw new IllegalArgumentException("there is no name to find a " + kind + " by");
        };
    }
}
