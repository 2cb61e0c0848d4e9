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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The undo journal of one run.
 *
 * <p>Thread-safe. {@link #intend} returns only when the intention is on the disk, so that a change which was made is never
 * missing from it; an intention whose change was not made is undone as well, which does nothing. Every failure to write is a
 * {@link LedgerException}, and then the change must not be made.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final LedgerFile file;
    private final IntConsumer counter;
    private final TreeMap<Integer, Change> told = new TreeMap<>();
    private final TreeMap<Integer, Change> open = new TreeMap<>();
    private final Map<Integer, String> failed = new HashMap<>();
    private String unnoted;
    private int lastSeq;
    private int lastBatch;

    /**
     * Opens the ledger in that file, new or with what is still to be undone, for this process alone.
     *
     * @throws LedgerException also when another process, or another part of this one, has it open
     */
    public Ledger(Path path) {
        this(path, count -> {});
    }

    /**
     * The same, and {@code counter} is told after each announcement how many changes there are in it: who notes that elsewhere can tell
     * that lines were lost.
     */
    public Ledger(Path path, IntConsumer counter) {
        this.counter = counter;
        file = new LedgerFile(path);
        file.entries().open().forEach(change -> open.put(change.seq(), change));
        for (Change change : file.entries().told()) {
            told.put(change.seq(), change);
            lastSeq = Math.max(lastSeq, change.seq());
            lastBatch = Math.max(lastBatch, change.batch());
        }
    }

    /** What is still to be undone, oldest first, read from a file that another process may be using; none without the file. */
    public static List<Change> left(Path path) {
        return LedgerFile.read(path).open();
    }

    /** All that it was ever told of, also what is undone, oldest first; none without the file. */
    public static List<Change> told(Path path) {
        return LedgerFile.read(path).told();
    }

    /** Announces one change. */
    public Change intend(String kind, String name, Map<String, String> details) {
        return intend(kind, Map.of(name, details)).get(0);
    }

    /** Announces changes of one kind that do not depend on each other: name to details, in the map's order. */
    public synchronized List<Change> intend(String kind, Map<String, Map<String, String>> things) {
        List<Change> changes = new ArrayList<>();
        int seq = lastSeq;
        for (Map.Entry<String, Map<String, String>> thing : things.entrySet()) {
            changes.add(new Change(++seq, lastBatch + 1, kind, thing.getKey(), null, thing.getValue()));
        }
        file.append(changes.stream().map(LedgerLine::intend).toList(), true);
        // Only what is written counts: a number that is not there tells a reader that a line was lost.
        lastSeq = seq;
        lastBatch++;
        changes.forEach(change -> {
            told.put(change.seq(), change);
            open.put(change.seq(), change);
        });
        counter.accept(lastSeq);
        return changes;
    }

    /** Notes the id that the cloud gave. Lost in a crash it is found again by name, so this does not wait for the disk. */
    public synchronized void made(Change change, String id) {
        Change confirmed = change.confirmed(id);
        file.append(List.of(LedgerLine.made(confirmed)), false);
        told.replace(change.seq(), confirmed);
        open.replace(change.seq(), confirmed);
    }

    /** Takes back what was announced and then not done, so that it is not undone either. */
    public synchronized void withdraw(List<Change> changes) {
        file.append(changes.stream().map(LedgerLine::undone).toList(), true);
        changes.forEach(change -> open.remove(change.seq()));
    }

    /** All that it was ever told of, also what is undone, oldest first. */
    public synchronized List<Change> told() {
        return List.copyOf(told.values());
    }

    /** What is still to be undone, oldest first. */
    public synchronized List<Change> open() {
        return List.copyOf(open.values());
    }

    /**
     * Undoes what matches, the newest batch first. An error, a full disk included, is noted and the rest is undone all the same.
     *
     * @return one line for each change that could not be undone, and one when the disk does not take what was; empty otherwise
     */
    public List<String> undo(Predicate<Change> which, Map<String, UndoAction> ways) {
        for (List<Change> batch : batches(which)) {
            UndoAction way = ways.get(batch.get(0).kind());
            Map<Change, String> errors =
                    way == null ? all(batch, "this version knows no way to undo it") : go(way, batch);
            try {
                close(batch, errors);
            } catch (LedgerException e) {
                unnoted = "the ledger does not know what is undone: " + e.getMessage();
            }
        }
        return errors(which);
    }

    /** Why what matches could not be undone when it was tried last, a line each, the newest first; what was never tried is not among it. */
    public synchronized List<String> errors(Predicate<Change> which) {
        List<String> errors = new ArrayList<>();
        for (Change change : open.descendingMap().values()) {
            String error = failed.get(change.seq());
            if (error != null && which.test(change)) {
                errors.add(change.label() + ": " + error);
            }
        }
        if (unnoted != null) {
            errors.add(unnoted);
        }
        return errors;
    }

    private synchronized List<List<Change>> batches(Predicate<Change> which) {
        Map<Integer, List<Change>> batches = new TreeMap<>(Comparator.reverseOrder());
        open.values().stream()
                .filter(which)
                .forEach(change -> batches.computeIfAbsent(change.batch(), b -> new ArrayList<>())
                        .add(change));
        return List.copyOf(batches.values());
    }

    private synchronized void close(List<Change> batch, Map<Change, String> errors) {
        List<LedgerLine> lines = new ArrayList<>();
        for (Change change : batch) {
            String error = errors.get(change);
            failed.remove(change.seq());
            lines.add(error == null ? LedgerLine.undone(change) : LedgerLine.failed(change, error));
            if (error == null) {
                open.remove(change.seq());
            } else {
                failed.put(change.seq(), error);
            }
        }
        // A shorter line may fit where one did not. It would tell that what is older is undone, such as the cloud
        // itself, and not what is newer.
        if (unnoted == null) {
            file.append(lines, true);
        }
    }

    /** Not even a bug in one way back may keep the others from being gone. */
    private static Map<Change, String> go(UndoAction way, List<Change> batch) {
        try {
            return way.undo(batch);
        } catch (RuntimeException e) {
            LOG.error("a way back failed: {}", batch.get(0).kind(), e);
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
