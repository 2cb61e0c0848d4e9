package org.opnfv.doctor.functest.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The file behind a ledger: JSON lines, only ever appended to. */
final class LedgerFile implements AutoCloseable {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;
    private final RandomAccessFile file;
    private final List<Change> open;

    /**
     * Opens it for this process alone. A file channel would be simpler, and closes itself when the thread that writes is
     * interrupted, which is how a run is told to end: just then the way back must still be written.
     */
    LedgerFile(Path path) {
        this.path = path;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw unwritable(e);
        }
        try {
            lock();
            byte[] all = new byte[(int) file.length()];
            file.readFully(all);
            open = changes(path, all);
            file.setLength(wholeLength(all));
            file.seek(file.length());
            if (file.length() > 0 && all[(int) file.length() - 1] != '\n') {
                file.write('\n');
            }
        } catch (IOException e) {
            close();
            throw unwritable(e);
        } catch (LedgerException e) {
            close();
            throw e;
        }
    }

    /** What had not been undone when it was opened, oldest first. */
    List<Change> open() {
        return open;
    }

    /** Appends the lines in one write; with {@code sync} they are on the disk when this returns. */
    synchronized void append(List<LedgerLine> lines, boolean sync) {
        try {
            StringBuilder text = new StringBuilder();
            for (LedgerLine line : lines) {
                text.append(MAPPER.writeValueAsString(line)).append('\n');
            }
            file.write(text.toString().getBytes(StandardCharsets.UTF_8));
            if (sync) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What has not been undone so far, oldest first, also of a ledger that is in use; none when there is no such file. */
    static List<Change> read(Path path) {
        try {
            return Files.exists(path) ? changes(path, Files.readAllBytes(path)) : List.of();
        } catch (IOException e) {
            throw new LedgerException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The system gives the lock back when the process ends, however it ends. */
    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new LedgerException(
                    path + " is in use: its run still goes on or is being cleaned; wait for that, or end it first",
                    null);
        }
    }

    /** A last line that was torn off, as a crash leaves it, opened nothing. */
    private static List<Change> changes(Path path, byte[] all) {
        TreeMap<Integer, Change> open = new TreeMap<>();
        List<String> lines = new String(all, StandardCharsets.UTF_8).lines().toList();
        boolean ended = all.length == 0 || all[all.length - 1] == '\n';
        for (int i = 0; i < lines.size(); i++) {
            boolean mayBeTorn = !ended && i == lines.size() - 1;
            apply(lines.get(i), mayBeTorn, path + ":" + (i + 1), open);
        }
        return new ArrayList<>(open.values());
    }

    /** Up to where lines are whole: what a crash tore off must not end up in the middle. */
    private static int wholeLength(byte[] all) {
        int begin = all.length;
        while (begin > 0 && all[begin - 1] != '\n') {
            begin--;
        }
        return isWhole(Arrays.copyOfRange(all, begin, all.length)) ? all.length : begin;
    }

    private static boolean isWhole(byte[] line) {
        try {
            return line.length == 0 || MAPPER.readTree(line).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static void apply(String text, boolean mayBeTorn, String where, TreeMap<Integer, Change> open) {
        if (text.isBlank()) {
            return;
        }
        try {
            LedgerLine line = MAPPER.readValue(text, LedgerLine.class);
            if (line == null || line.lacks() != null) {
                throw damaged(where, line == null ? "it says nothing" : "it has no " + line.lacks(), null);
            }
            switch (line.event()) {
                case LedgerLine.INTEND -> open.put(line.seq(), line.change());
                case LedgerLine.MADE -> open.computeIfPresent(line.seq(), (seq, change) -> change.confirmed(line.id()));
                case LedgerLine.UNDONE -> open.remove(line.seq());
                case LedgerLine.FAILED -> {}
                default -> throw damaged(where, "there is no event " + line.event(), null);
            }
        } catch (JsonProcessingException e) {
            if (!mayBeTorn) {
                throw damaged(where, e.getOriginalMessage(), e);
            }
        }
    }

    /** To leave the line out would be to forget what it tells of, or in which cloud. */
    private static LedgerException damaged(String where, String why, JsonProcessingException e) {
        return new LedgerException(
                where + " is damaged (" + why
                        + "): put a whole copy of the file there, or undo by hand what its lines tell of",
                e);
    }

    private LedgerException unwritable(IOException e) {
        return new LedgerException(
                "cannot write " + path + ": " + e.getMessage()
                        + "; nothing is changed without it: free space or choose another --logs-dir",
                e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
