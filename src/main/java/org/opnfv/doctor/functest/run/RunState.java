package org.opnfv.doctor.functest.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.LedgerEntries;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.run.Manifest.Cleanup;

/**
 * Which run a folder belongs to, and what is left to undo: reports and {@code clean} share this judgement. It is made once, from the
 * folder's content, and needs no cloud.
 *
 * <p>Three sources name the run: the name of the folder, its record ({@code run.json}), and the first line of its ledger. What two of
 * them agree on holds. Within a series the name of an iteration decides alone, for nobody renames it. Where the ledger says nothing, the
 * folder's name wins over the record, for a record is more easily copied than a folder is renamed to another run's name.
 */
public final class RunState {
    /** The kind of the ledger's first change, which is undone last: the cloud itself. */
    public static final String CLOUD = "cloud";

    /** The detail of that change that names the run of the ledger. */
    public static final String RUN = "run";

    private static final String LEDGER = "ledger.jsonl";

    private final Path folder;
    private final List<Change> told;
    private final List<Change> open;
    private final LedgerException damage;
    private final String id;
    private final RunFolder run;
    private final RunException trouble;

    private RunState(Path folder, String named, boolean strict) {
        this.folder = folder;
        // Before the ledger, which is written first: whatever a running run has in the record is also in the ledger.
        RunFolder found = null;
        RunException why = null;
        try {
            found = RunFolder.open(folder);
        } catch (RunException e) {
            why = e;
        }
        LedgerEntries entries = LedgerEntries.NONE;
        LedgerException unreadable = null;
        try {
            entries = Ledger.read(folder.resolve(LEDGER));
        } catch (LedgerException e) {
            unreadable = e;
        }
        told = entries.told();
        open = entries.open();
        damage = unreadable;
        String recorded = found == null ? null : found.manifest().id();
        id = id(named, strict, recorded, runOf(told).orElse(null));
        if (found != null && !recorded.equals(id)) {
            why = new RunException(
                    folder.resolve("run.json") + " is of another run, " + recorded
                            + ": put a whole copy of its own there",
                    null);
            found = null;
        }
        run = found;
        trouble = why;
    }

    /** The name decides alone where both record and ledger name another run: then the folder was renamed. */
    private static String id(String named, boolean strict, String recorded, String inLedger) {
        boolean holds = named != null && (strict || recorded == null || inLedger == null || named.equals(inLedger));
        return holds
                ? named
                : Stream.of(recorded, inLedger)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** That of a folder, also of an iteration's. */
    public static RunState of(Path folder) {
        Path real = RunFolder.real(folder);
        String name = RunFolder.nameOf(real);
        return IterationFolders.isName(name)
                ? of(real.getParent()).iteration(folder, name)
                : new RunState(folder, RunFolder.idOf(folder).orElse(null), false);
    }

    /** The state of an iteration of this series. */
    public RunState iteration(Path iteration) {
        return iteration(iteration, RunFolder.nameOf(iteration));
    }

    private RunState iteration(Path iteration, String name) {
        return new RunState(iteration, id == null ? null : SeriesFolder.idOf(id, name), true);
    }

    /** The id of the run named by a ledger with these changes; empty when there is none. */
    public static Optional<String> runOf(List<Change> told) {
        return told.stream()
                .filter(change -> change.kind().equals(CLOUD))
                .flatMap(change -> Stream.ofNullable(change.details().get(RUN)))
                .findFirst();
    }

    /** The folder, as it was named. */
    public Path folder() {
        return folder;
    }

    /** The name of the run, for people. */
    public String name() {
        return run == null ? RunFolder.nameOf(folder) : run.manifest().folder();
    }

    /** The run with its record; empty when that is damaged or foreign. */
    public Optional<RunFolder> run() {
        return Optional.ofNullable(run);
    }

    /**
     * The run with its record.
     *
     * @throws RunException when there is none, with the reason
     */
    public RunFolder requireRun() {
        if (run == null) {
            throw trouble;
        }
        return run;
    }

    /**
     * The open changes of its own ledger, oldest first; none when the record says that everything is undone. The record is written last:
     * a full disk may have kept the outcome from the ledger.
     *
     * @throws LedgerException when the ledger is damaged
     */
    public List<Change> open() {
        if (isSaidToBeDone()) {
            return List.of();
        }
        if (damage != null) {
            throw damage;
        }
        return isForeign() ? List.of() : open;
    }

    /**
     * The outcome of the undo: complete when either record or ledger says so and nothing is known to be lost. The process that undid it
     * may have been killed between the two.
     */
    public Cleanup cleanup() {
        Cleanup recorded = run == null ? Cleanup.INCOMPLETE : run.manifest().cleanup();
        List<String> lost = lost();
        if (!lost.isEmpty()) {
            return new Cleanup(
                    Cleanup.State.INCOMPLETE,
                    Stream.concat(recorded.errors().stream(), lost.stream())
                            .distinct()
                            .toList());
        }
        boolean left = !open().isEmpty() || told.isEmpty() && isSaidToBeLeft(recorded);
        return left ? recorded : new Cleanup(Cleanup.State.COMPLETE, List.of());
    }

    /**
     * What the ledger has lost, a line each: then nobody knows what is left to undo. Nothing counts as lost when the undo is complete.
     */
    public List<String> lost() {
        if (isSaidToBeDone()) {
            return List.of();
        }
        if (damage != null) {
            return List.of(damage.getMessage());
        }
        if (isForeign()) {
            return List.of(
                    "the ledger is that of another run: put its own there, or undo by hand what the run changed");
        }
        if (run != null) {
            return lost(run.manifest());
        }
        return told.isEmpty()
                ? List.of(
                        "neither run.json nor the ledger tells what was changed: put a whole copy of one of them there,"
                                + " or undo it by hand")
                : List.of();
    }

    /** An emptied ledger looks like one of a run that changed nothing; but every change is in it before it is in the record. */
    private List<String> lost(Manifest manifest) {
        List<String> lost = new ArrayList<>();
        int missing = manifest.changes() == null ? 0 : manifest.changes() - told.size();
        if (missing > 0) {
            lost.add(missing + " of " + manifest.changes() + " changes");
        }
        String host = manifest.host() == null ? null : manifest.host().name();
        if (manifest.fault() != null && told.stream().noneMatch(change -> isFault(change, manifest, host))) {
            lost.add("the fault (" + manifest.fault().kind() + ") of " + host);
        }
        return lost.stream()
                .map(what -> "the ledger has lost what it told of " + what
                        + ": put a whole copy of it there, or undo that by hand")
                .toList();
    }

    private static boolean isFault(Change change, Manifest manifest, String host) {
        return change.kind().equals(manifest.fault().kind()) && change.name().equals(host);
    }

    private boolean isForeign() {
        return id != null && runOf(told).filter(other -> !other.equals(id)).isPresent();
    }

    /** Whether its record says that it is no measurement: only the notification path was proven. */
    public boolean isProof() {
        return run != null && run.manifest().proof();
    }

    /** Whether the record itself says that all is undone. One of a run that has only begun does not, though nothing is open yet. */
    public boolean isSaidToBeDone() {
        return run != null && run.manifest().cleanup().state() == Cleanup.State.COMPLETE;
    }

    private static boolean isSaidToBeLeft(Cleanup recorded) {
        return recorded.state() == Cleanup.State.KEPT || !recorded.errors().isEmpty();
    }
}
