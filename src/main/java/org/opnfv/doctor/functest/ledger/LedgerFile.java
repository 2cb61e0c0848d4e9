package org.opnfv.doctor.functest.ledger;

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
import java.util.Arrays;
import java.util.List;

/** The file behind a ledger: JSON lines, append only. */
final class LedgerFile implements AutoCloseable {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;
    private final RandomAccessFile file;
    private final LedgerEntries entries;

    /**
     * Opens it for this process only. A file channel would be simpler, but closes itself when its thread is interrupted, which is how a
     * run is told to end: just then the undo must still be recorded.
     */
    LedgerFile(Path path) {
        this.path = path;
        try {
            requireFile(path);
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw unwritable(e);
        }
        try {
            lock();
            byte[] all = new byte[(int) file.length()];
            file.readFully(all);
            entries = LedgerEntries.of(path, all);
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

    /** The entries at the time it was opened. */
    LedgerEntries entries() {
        return entries;
    }

    /** Appends the lines in one write; with {@code sync} they are on the disk when this returns. */
    synchronized void append(List<LedgerLine> lines, boolean sync) {
        try {
            StringBuilder text = new StringBuilder();
            for (LedgerLine line : lines) {
                text.append(MAPPER.writeValueAsString(line)).append('\n');
            }
            write(text.toString().getBytes(StandardCharsets.UTF_8), sync);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes all lines or none: the next write must not continue half a line, and a failed announcement must leave no trace. */
    private void write(byte[] lines, boolean sync) throws IOException {
        long end = file.getFilePointer();
        try {
            file.write(lines);
            if (sync) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            file.setLength(end);
            file.seek(end);
            throw e;
        }
    }

    /** The entries so far, also of a file in use; none when there is no such file. */
    static LedgerEntries read(Path path) {
        try {
            if (!Files.exists(path)) {
                return LedgerEntries.NONE;
            }
            requireFile(path);
            return LedgerEntries.of(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new LedgerException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Opening a pipe would block for ever. */
    private static void requireFile(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("it is no file");
        }
    }

    /** The system releases the lock when the process ends, however it ends. */
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

    /** The length of the whole lines: a line torn by a crash must not end up in the middle. */
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
