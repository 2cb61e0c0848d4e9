package org.opnfv.doctor.functest.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The entries of a ledger: all changes, and those not undone. Read from lines, and kept up to date by the {@link Ledger} that writes them. Not thread-safe. */
public final class LedgerEntries {

    /** The entries of a missing ledger. */
    public static final LedgerEntries NONE = new LedgerEntries();

    private final List<Change> told = new ArrayList<>();
    private final TreeMap<Integer, Change> open = new TreeMap<>();

    private LedgerEntries() {}

    /**
     * Reads the lines. A torn last line, as a crash leaves it, announced nothing.
     *
     * @throws LedgerException when a line is damaged, or one before it is missing
     */
    static LedgerEntries of(Path path, byte[] all) {
        LedgerEntries entries = new LedgerEntries();
        List<String> lines = new String(all, StandardCharsets.UTF_8).lines().toList();
        boolean ended = all.length == 0 || all[all.length - 1] == '\n';
        for (int i = 0; i < lines.size(); i++) {
            boolean mayBeTorn = !ended && i == lines.size() - 1;
            entries.read(lines.get(i), mayBeTorn, path + ":" + (i + 1));
        }
        return entries;
    }

    /** All of them, also the undone ones, oldest first. */
    public List<Change> told() {
        return List.copyOf(told);
    }

    /** Those not undone, oldest first. */
    public List<Change> open() {
        return List.copyOf(open.values());
    }

    /** How many there are; the last number, since they are numbered from 1. */
    int count() {
        return told.size();
    }

    /** Whether the change of that number is not undone. */
    boolean isOpen(int seq) {
        return open.containsKey(seq);
    }

    /** Adds the next change. */
    void add(Change change) {
        told.add(change);
        open.put(change.seq(), change);
    }

    /** Replaces a change by the same with its id. */
    void confirm(Change change) {
        told.set(change.seq() - 1, change);
        open.replace(change.seq(), change);
    }

    /** The change of that number is undone, or was never made. */
    void close(int seq) {
        open.remove(seq);
    }

    private void read(String text, boolean mayBeTorn, String where) {
        if (text.isBlank()) {
            return;
        }
        try {
            apply(LedgerFile.MAPPER.readValue(text, LedgerLine.class), where);
        } catch (JsonProcessingException e) {
            if (!mayBeTorn) {
                throw damaged(where, e.getOriginalMessage(), e);
            }
        }
    }

    private void apply(LedgerLine line, String where) {
        if (line == null || line.lacks() != null) {
            throw damaged(where, line == null ? "it says nothing" : "it has no " + line.lacks(), null);
        }
        boolean opens = line.event().equals(LedgerLine.INTEND);
        int due = told.size() + 1;
        if (opens ? line.seq() != due : line.seq() < 1 || line.seq() >= due) {
            throw damaged(where, "the line that begins number " + due + " is missing before it", null);
        }
        switch (line.event()) {
            case LedgerLine.INTEND -> add(line.change());
            case LedgerLine.MADE -> confirm(told.get(line.seq() - 1).confirmed(line.id()));
            case LedgerLine.UNDONE -> close(line.seq());
            case LedgerLine.FAILED -> {}
            default -> throw damaged(where, "there is no event " + line.event(), null);
        }
    }

    /** Skipping the line would lose the change, or the cloud that it was made in. */
    private static LedgerException damaged(String where, String why, JsonProcessingException e) {
        return new LedgerException(
                where + " is damaged (" + why
                        + "): put a whole copy of the file there, or undo by hand what its lines tell of",
                e);
    }
}
