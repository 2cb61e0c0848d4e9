package org.opnfv.doctor.functest.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The undo journal of one run.
 *
 * <p>Thread-safe. {@link #intend} returns only when the entry is on the disk, so the ledger never lacks a change that was made; the undo
 * of an entry whose change was not made does nothing. Every failed write is a {@link LedgerException}, and then the change must not be
 * made.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final LedgerFile file;
    private final IntConsumer counter;
    private final LedgerEntries entries;
    private final Map<Integer, String> failed = new HashMap<>();
    private volatile String unnoted;
    private int lastBatch;

    /**
     * Opens the ledger in that file, new or with open changes, for this process only.
     *
     * @throws LedgerException also when another process, or another part of this one, has it open
     */
    public Ledger(Path path) {
        this(path, count -> {});
    }

    /**
     * The same; {@code counter} receives the number of changes after each announcement. Recorded elsewhere, it shows whether lines were
     * lost.
     */
    public Ledger(Path path, IntConsumer counter) {
        this.counter = counter;
        file = new LedgerFile(path);
        entries = file.entries();
        lastBatch = entries.told().stream().mapToInt(Change::batch).max().orElse(0);
    }

    /** What a file holds that another process may be using; nothing without the file. */
    public static LedgerEntries read(Path path) {
        return LedgerFile.read(path);
    }

    /** Announces one change. */
    public Change intend(String kind, String name, Map<String, String> details) {
        return intend(kind, Map.of(name, details)).get(0);
    }

    /** Announces changes of one kind that do not depend on each other: name to details, in the map's order. */
    public synchronized List<Change> intend(String kind, Map<String, Map<String, String>> things) {
        List<Change> changes = new ArrayList<>();
        int seq = entries.count();
        for (Map.Entry<String, Map<String, String>> thing : things.entrySet()) {
            changes.add(new Change(++seq, lastBatch + 1, kind, thing.getKey(), null, thing.getValue()));
        }
        file.append(changes.stream().map(LedgerLine::intend).toList(), true);
        // Only what is written counts: a missing number shows a reader that a line was lost.
        lastBatch++;
        changes.forEach(entries::add);
        counter.accept(entries.count());
        return changes;
    }

    /** Records the id that the cloud returned. An id lost in a crash is found again by name, so this does not wait for the disk. */
    public synchronized void made(Change change, String id) {
        Change confirmed = change.confirmed(id);
        file.append(List.of(LedgerLine.made(confirmed)), false);
        entries.confirm(confirmed);
    }

    /** Announces a change, makes it, and records the id that the cloud returned, which is also the result. */
    public String make(String kind, String name, Map<String, String> details, Supplier<String> make) {
        Change change = intend(kind, name, details);
        String id = make.get();
        made(change, id);
        return id;
    }

    /** The same of one whose undo needs nothing but its name. */
    public String make(String kind, String name, Supplier<String> make) {
        return make(kind, name, Map.of(), make);
    }

    /** Withdraws announced changes that were not made, so that they are not undone. */
    public synchronized void withdraw(List<Change> changes) {
        file.append(changes.stream().map(LedgerLine::undone).toList(), true);
        changes.forEach(change -> entries.close(change.seq()));
    }

    /** All changes ever announced, also the undone ones, oldest first. */
    public synchronized List<Change> told() {
        return entries.told();
    }

    /** The changes still to be undone, oldest first. */
    public synchronized List<Change> open() {
        return entries.open();
    }

    /**
     * Undoes what matches, the newest batch first. An error, a full disk included, is recorded and the rest is undone all the same.
     *
     * @return one line for each change that could not be undone, and one when the outcome could not be written; empty otherwise
     */
    public List<String> undo(Predicate<Change> which, Map<String, UndoAction> actions) {
        for (List<Change> planned : batches(which)) {
            List<Change> batch = stillOpen(planned);
            if (batch.isEmpty()) {
                continue;
            }
            UndoAction action = actions.get(batch.get(0).kind());
            Map<Change, String> errors =
                    action == null ? all(batch, "this version knows no way to undo it") : run(action, batch);
            try {
                close(batch, errors);
            } catch (LedgerException e) {
                unnoted = "the ledger does not know what is undone: " + e.getMessage();
            }
        }
        return errors(which);
    }

    /** Why matching changes could not be undone at the last attempt, one line each, the newest first; without those never tried. */
    public synchronized List<String> errors(Predicate<Change> which) {
        List<String> errors = new ArrayList<>();
        for (Change change : entries.open()) {
            String error = failed.get(change.seq());
            if (error != null && which.test(change)) {
                errors.add(0, change.label() + ": " + error);
            }
        }
        if (unnoted != null) {
            errors.add(unnoted);
        }
        return errors;
    }

    private synchronized List<List<Change>> batches(Predicate<Change> which) {
        Map<Integer, List<Change>> batches = new TreeMap<>(Comparator.reverseOrder());
        entries.open().stream()
                .filter(which)
                .forEach(change -> batches.computeIfAbsent(change.batch(), b -> new ArrayList<>())
                        .add(change));
        return List.copyOf(batches.values());
    }

    /** An undo action may undo other changes while it waits. */
    private synchronized List<Change> stillOpen(List<Change> batch) {
        return batch.stream().filter(change -> entries.isOpen(change.seq())).toList();
    }

    private synchronized void close(List<Change> batch, Map<Change, String> errors) {
        List<LedgerLine> lines = new ArrayList<>();
        for (Change change : batch) {
            String error = errors.get(change);
            failed.remove(change.seq());
            lines.add(error == null ? LedgerLine.undone(change) : LedgerLine.failed(change, error));
            if (error == null) {
                entries.close(change.seq());
            } else {
                failed.put(change.seq(), error);
            }
        }
        // A shorter line may fit where one did not. It would record that older changes are undone, such as the cloud
        // itself, and not the newer ones.
        if (unnoted == null) {
            file.append(lines, true);
        }
    }

    /** A bug in one undo action must not keep the others from running. */
    private static Map<Change, String> run(UndoAction action, List<Change> batch) {
        try {
            return action.undo(batch);
        } catch (RuntimeException e) {
            LOG.error("an undo action failed: {}", batch.get(0).kind(), e);
            return all(batch, String.valueOf(e));
        }
    }

    private static Map<Change, String> all(List<Change> batch, String error) {
        Map<Change, String> failed = new LinkedHashMap<>();
        batch.forEach(change -> failed.put(change, error));
        return failed;
    }

    @Override
    public void close() {
        file.close();
    }
}
