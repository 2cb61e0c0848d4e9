package org.opnfv.doctor.functest.latency;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;
import org.opnfv.doctor.functest.run.Digest;
import org.opnfv.doctor.functest.run.FileErrorText;

/**
 * The lines of a log, one after the other, in bounded memory: the part of a line that is parsed stands at its start, so the rest of a
 * long line is dropped. Bytes that are not UTF-8 are replaced, as a log may hold anything.
 */
public final class LogLines {

    /** The number of bytes kept of a line. */
    static final int LONGEST = 8192;

    private static final String GZIP = ".gz";
    private static final int CHUNK = 1 << 16;

    private final String file;
    private final Consumer<Line> reader;
    private final byte[] text = new byte[LONGEST];
    private int length;
    private long number = 1;

    private LogLines(String file, Consumer<Line> reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * One line.
     *
     * @param file name of the log
     * @param number from 1
     * @param text without its end of line (LF or CRLF)
     * @param ended whether it had one; a last line without it may be truncated
     */
    public record Line(String file, long number, String text, boolean ended) {

        /** Its form in a report. */
        public LogRef ref() {
            return new LogRef(file, number, text);
        }
    }

    /**
     * Passes on each line of the file.
     *
     * @throws IOException when the file is missing or cannot be read
     */
    public static void each(Path file, Consumer<Line> reader) throws IOException {
        each(file, reader, (chunk, size) -> {});
    }

    /**
     * The same, and returns the digest of the file.
     *
     * @throws IOException when the file is missing or cannot be read
     */
    public static String digested(Path file, Consumer<Line> reader) throws IOException {
        Digest digest = new Digest();
        each(file, reader, digest::add);
        return digest.text();
    }

    private static void each(Path file, Consumer<Line> reader, ObjIntConsumer<byte[]> bytes) throws IOException {
        Path stored = stored(file);
        LogLines lines = new LogLines(name(file), reader);
        FileErrorText.requireFile(stored);
        try (InputStream raw = Files.newInputStream(stored);
                InputStream in = stored.toString().endsWith(GZIP) ? new GZIPInputStream(raw) : raw) {
            byte[] chunk = new byte[CHUNK];
            for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                bytes.accept(chunk, size);
                lines.split(chunk, size);
            }
        }
        if (lines.length > 0) {
            lines.handOver(false);
        }
    }

    /** The file that holds a log: itself, or where it is not there any more the one that it was packed into. */
    public static Path stored(Path log) {
        Path packed = log.resolveSibling(log.getFileName() + GZIP);
        return !Files.exists(log) && Files.exists(packed) ? packed : log;
    }

    /** The name of a log, also of one that is packed. */
    public static String name(Path log) {
        return String.valueOf(log.getFileName()).replaceFirst("\\" + GZIP + "$", "");
    }

    private void split(byte[] chunk, int size) {
        int begin = 0;
        for (int end = 0; end < size; end++) {
            if (chunk[end] == '\n') {
                keep(chunk, begin, end);
                handOver(true);
                begin = end + 1;
            }
        }
        keep(chunk, begin, size);
    }

    private void keep(byte[] chunk, int begin, int end) {
        int kept = Math.min(end - begin, LONGEST - length);
        System.arraycopy(chunk, begin, text, length, kept);
        length += kept;
    }

    private void handOver(boolean ended) {
        int end = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
        reader.accept(new Line(file, number++, new String(text, 0, end, StandardCharsets.UTF_8), ended));
        length = 0;
    }
}
