package org.opnfv.doctor.functest.latency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The lines of a log, one after the other, in memory that does not depend on the size of the file or of a line: what
 * is read from a line stands in its first part, so the rest of a longer one is dropped. Bytes that are not UTF-8 are
 * replaced, as a log may hold anything.
 */
final class LogLines {

    /** Characters that are kept of a line. */
    static final int LONGEST = 8192;

    private LogLines() {}

    /**
     * One line.
     *
     * @param file name of the log
     * @param number from 1
     * @param text without its end of line (LF or CRLF)
     * @param ended whether it had one; a last line without it may be cut off
     */
    record Line(String file, long number, String text, boolean ended) {

        /** What a report shows of it. */
        LogRef ref() {
            return new LogRef(file, number, text);
        }
    }

    /**
     * Hands over each line of the file.
     *
     * @throws IOException when the file is missing or cannot be read
     */
    static void each(Path file, Consumer<Line> reader) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            StringBuilder text = new StringBuilder();
            String name = String.valueOf(file.getFileName());
            long number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    reader.accept(line(name, number++, text, true));
                    text.setLength(0);
                } else if (text.length() < LONGEST) {
                    text.append((char) next);
                }
            }
            if (!text.isEmpty()) {
                reader.accept(line(name, number, text, false));
            }
        }
    }

    private static Line line(String name, long number, StringBuilder text, boolean ended) {
        int length = text.length();
        boolean carriageReturn = length > 0 && text.charAt(length - 1) == '\r';
        return new Line(name, number, text.substring(0, carriageReturn ? length - 1 : length), ended);
    }
}
