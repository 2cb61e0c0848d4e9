package org.opnfv.doctor.functest.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The undo journal of one run.
 *
 * <p>Thread-safe. {@link #intend} returns only when the intention is on the disk, so that a change which was made is never
 * missing from it; an intention whose change was not made is undone as well, which does nothing. Every failure to write is a
 * {@link LedgerException}, and then the change must not be made.
 */
public final class Ledger implements AutoCloseable {
    private final LedgerFile file;
    private final TreeMap<Integer, Change> open = new TreeMap<>();
    private int lastSeq;
    private int lastBatch;

    /** Opens the ledger in that file, new or with what is still to be undone. */
    public Ledger(Path path) {
        for (Change change : LedgerFile.open(path)) {
            open.put(change.seq(), change);
            lastSeq = Math.max(lastSeq, change.seq());
            lastBatch = Math.max(lastBatch, change.batch());
        }
        file = new LedgerFile(path);
    }

    /** Announces one change. */
    public Change intend(String kind, String name, Map<String, String> details) {
        return intend(kind, Map.of(name, details)).get(0);
    }

    /** Announces changes of one kind that do not depend on each other: name to details, in the map's order. */
    public synchronized List<Change> intend(String kind, Map<String, Map<String, String>> things) {
        List<Change> changes = new ArrayList<>();
        lastBatch++;
        for (Map.Entry<String, Map<String, String>> thing : things.entrySet()) {
            changes.add(new Change(++lastSeq, lastBatch, kind, thing.getKey(), null, thing.getValue()));
        }
        file.append(changes.stream().map(LedgerLine::intend).toList(), true);
        changes.forEach(change -> open.put(change.seq(), change));
        return changes;
    }

    /** Notes the id that the cloud gave. Lost in a crash it is found again by name, so this does not wait for the disk. */
    public synchronized void made(Change change, String id) {
        Change confirmed = change.confirmed(id);
        file.append(List.of(LedgerLine.made(confirmed)), false);
        open.replace(change.seq(), confirmed);
    }

    /** What is still to be undone, oldest first. */
    public synchronized List<Change> open() {
        return List.copyOf(open.values());
    }

    /**
     * Undoes what matches, the newest batch first. An error, a full disk included, is noted and the rest is undone all the same.
     *
     * @return one line for each change that could not be undone; empty when all were
     */
    public List<String> undo(Predicate<Change> which, Map<String, Undo> ways) {
        List<String> errors = new ArrayList<>();
        for (List<Change> batch : batches(which)) {
            Undo way = ways.get(batch.get(0).kind());
            Map<Change, String> failed = way == null ? unknown(batch) : way.undo(batch);
            try {
                close(batch, failed);
            } catch (LedgerException e) {
                errors.add(e.getMessage());
            }
            failed.forEach((change, error) -> errors.add(change.label() + ": " + error));
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

    private synchronized void close(List<Change> batch, Map<Change, String> failed) {
        List<LedgerLine> lines = new ArrayList<>();
        for (Change change : batch) {
            String error = failed.get(change);
            lines.add(error == null ? LedgerLine.undone(change) : LedgerLine.failed(change, error));
            if (error == null) {
                open.remove(change.seq());
            }
        }
        file.append(lines, true);
    }

    private static Map<Change, String> unknown(List<Change> batch) {
        Map<Change, String> failed = new LinkedHashMap<>();
        batch.forEach(change -> failed.put(change, "this version knows no way to undo it"));
        return failed;
    }

    @Override
    public void close() {
        file.close();
    }
}
