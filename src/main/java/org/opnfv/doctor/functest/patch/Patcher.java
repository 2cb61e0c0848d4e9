package org.opnfv.doctor.functest.patch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.patch.AllControllers.Answer;

/** Configures the controllers of a deployment for a test. */
public final class Patcher {
    /** The kind of its changes in the ledger. */
    public static final String KIND = "config-file";

    private final List<ControllerFiles> nodes;
    private final Duration timeout;
    private final List<Patch> patches;
    private final Consumer<String> told;

    /** For those controllers; {@code timeout} is the longest wait for restarted services to be well. */
    public Patcher(List<Controller> controllers, Duration timeout, PatchSet set) {
        this(controllers, timeout, set.patches(), one -> "", line -> {});
    }

    /**
     * The same.
     *
     * @param publisher by which alone Ceilometer reaches Aodh; empty where any does
     * @param inPackages whether services run from virtual environments, which may have files that are not found
     * @param told gets a line for each of those
     */
    public Patcher(
            List<Controller> controllers,
            Duration timeout,
            PatchSet set,
            Optional<String> publisher,
            boolean inPackages,
            Consumer<String> told) {
        this(
                controllers,
                timeout,
                Patches.by(publisher, inPackages ? Patches.inPackages(set.patches()) : set.patches()),
                one -> "",
                told);
    }

    Patcher(
            List<Controller> controllers,
            Duration timeout,
            List<Patch> patches,
            Function<Controller, String> root,
            Consumer<String> told) {
        this.told = told;
        nodes = controllers.stream()
                .map(one -> new ControllerFiles(one, root.apply(one)))
                .toList();
        this.timeout = timeout;
        this.patches = patches;
    }

    /**
     * Only looks.
     *
     * @param willApply whether a run will add what is missing: then a file without a reader is an error, else a line more
     * @return what the controllers lack for a test, one line each; empty when they lack nothing
     * @throws PatchException when a controller cannot be looked at, or a file not be understood
     */
    public List<String> check(boolean willApply) {
        List<PatchPlan> planned = look("check", false);
        List<String> lines = new ArrayList<>();
        for (PatchPlan one : planned) {
            one.missing().forEach(what -> lines.add("not " + what));
            lines.addAll(one.left());
        }
        List<String> unread = unread(planned);
        if (willApply) {
            requireReaders(unread);
        }
        lines.addAll(unread);
        return lines;
    }

    /**
     * Adds what is missing, on all controllers side by side, and waits until the services that read it are well again. The changes of a
     * killed run are undone first. A right file is neither written nor its service restarted.
     *
     * @param run the run's id
     * @param ledger gets each change before it is made
     * @return what was missing, one line each
     * @throws PatchException when that fails on one of them; what was changed is in the ledger
     */
    public List<String> apply(String run, Ledger ledger) {
        List<PatchPlan> all = look(run, true);
        requireReaders(unread(all));
        List<PatchPlan> planned =
                all.stream().filter(one -> !one.work().isEmpty()).toList();
        if (planned.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> intended = new LinkedHashMap<>();
        planned.stream()
                .flatMap(one -> one.work().stream())
                .forEach(
                        work -> intended.put(work.change().name(), work.change().details()));
        List<Change> changes = ledger.intend(KIND, intended);
        List<Answer<PatchPlan, Restarts>> answers = AllControllers.ask(planned, one -> change(one, ledger, changes));
        Map<ControllerFiles, String> unwell = Restarts.await(AllControllers.all(answers), timeout);
        if (!unwell.isEmpty()) {
            throw new PatchException(String.join("; ", unwell.values()), null);
        }
        return planned.stream().flatMap(one -> one.missing().stream()).toList();
    }

    private List<PatchPlan> look(String run, boolean recover) {
        List<PatchPlan> planned =
                AllControllers.all(AllControllers.ask(nodes, node -> PatchPlan.on(node, patches, run, recover)));
        planned.stream().flatMap(one -> one.elsewhere().stream()).forEach(told);
        return planned;
    }

    /** Files without a reader, or whose source is unknown, one line each: nothing could be changed there. */
    private List<String> unread(List<PatchPlan> planned) {
        List<String> lines = new ArrayList<>(
                planned.stream().flatMap(one -> one.unknown().stream()).toList());
        List<Patch> served =
                planned.stream().flatMap(one -> one.served().stream()).toList();
        String names =
                String.join(", ", nodes.stream().map(ControllerFiles::name).toList());
        patches.stream()
                .filter(patch -> !nodes.isEmpty() && !served.contains(patch))
                .map(patch -> "no controller runs what reads " + patch.path() + " (" + readers(patch) + "): looked at "
                        + names)
                .forEach(lines::add);
        return lines;
    }

    private String readers(Patch patch) {
        return nodes.stream().map(node -> node.readers(patch)).distinct().collect(Collectors.joining(" "));
    }

    private static void requireReaders(List<String> unread) {
        if (!unread.isEmpty()) {
            throw new PatchException(
                    unread.get(0) + ": configure it where it is, and set patch.apply: false (--no-patch)", null);
        }
    }

    /** On one controller: all files, then the services. Stops at the first file that cannot be changed. */
    private static Restarts change(PatchPlan planned, Ledger ledger, List<Change> changes) {
        List<FileChange> todo = new ArrayList<>(
                planned.work().stream().map(PatchPlan.Work::change).toList());
        for (PatchPlan.Work work : planned.work()) {
            planned.node().replace(work.change(), work.bytes()).ifPresent(failure -> {
                ledger.withdraw(changes.stream()
                        .filter(change ->
                                todo.stream().anyMatch(left -> left.name().equals(change.name())))
                        .toList());
                throw new PatchException(failure, null);
            });
            todo.remove(work.change());
        }
        return Restarts.of(planned.node(), services(planned.work().stream().map(PatchPlan.Work::change)));
    }

    static List<String> services(Stream<FileChange> changes) {
        TreeSet<String> names = new TreeSet<>();
        changes.forEach(change -> names.addAll(change.services()));
        return List.copyOf(names);
    }

    /** The name of the controller that a change was made on. */
    public static String controller(Change change) {
        return FileChange.controller(change);
    }

    /** Undoes its changes; fails for a controller that no longer belongs to these. */
    public Map<Change, String> undo(List<Change> batch) {
        return new Unpatching(nodes, timeout).undo(batch);
    }
}
