package org.opnfv.doctor.functest.patch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

    /** For those controllers; {@code timeout} is the longest wait for restarted services to be well. */
    public Patcher(List<Controller> controllers, Duration timeout) {
        this(controllers, timeout, Patches.ALL, one -> "");
    }

    Patcher(List<Controller> controllers, Duration timeout, List<Patch> patches, Function<Controller, String> root) {
        nodes = controllers.stream()
                .map(one -> new ControllerFiles(one, root.apply(one)))
                .toList();
        this.timeout = timeout;
        this.patches = patches;
    }

    /**
     * Looks only.
     *
     * @param willApply whether a run is to change what is missing: then it is an error when nobody reads a file, else a line more
     * @return what keeps the controllers from being as a test needs them, one line each; empty when a test needs nothing more
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
     * Changes what is missing, on all controllers side by side, and waits until the services that read it are well again. What a run
     * that was killed has left is restored first. What is right is neither written nor restarted.
     *
     * @param run the run's id
     * @param ledger knows of each change before it is made
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
        return AllControllers.all(AllControllers.ask(nodes, node -> PatchPlan.on(node, patches, run, recover)));
    }

    /** What nobody reads, or nobody knows whence: one line each. There is nothing that could be changed. */
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

    /** On one controller: all files, then the services. The first file that cannot be changed ends it. */
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

    /** The way back for its changes; fails for a controller that is not one of these any more. */
    public Map<Change, String> undo(List<Change> batch) {
        return new Unpatching(nodes, timeout).undo(batch);
    }
}
