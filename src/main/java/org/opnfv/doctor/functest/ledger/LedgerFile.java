package org.opnfv.doctor.functest.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
    private final FileChannel channel;

    LedgerFile(Path path) {
        this.path = path;
        try {
            boolean torn = Files.exists(path) && endsTorn(path);
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            if (torn) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Appends the lines in one write; with {@code sync} they are on the disk when this returns. */
    synchronized void append(List<LedgerLine> lines, boolean sync) {
        try {
            StringBuilder text = new StringBuilder();
            for (LedgerLine line : lines) {
                text.append(MAPPER.writeValueAsString(line)).append('\n');
            }
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (sync) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What has not been undone so far, oldest first. A torn last line, as a crash leaves it, opened nothing. */
    static List<Change> open(Path path) {
        TreeMap<Integer, Change> open = new TreeMap<>();
        try {
            List<String> lines = Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
            for (int i = 0; i < lines.size(); i++) {
                apply(lines.get(i), i == lines.size() - 1, path + ":" + (i + 1), open);
            }
        } catch (IOException e) {
            throw new LedgerException("cannot read " + path + ": " + e.getMessage(), e);
        }
        return new ArrayList<>(open.values());
    }

    private static void apply(String text, boolean last, String where, TreeMap<Integer, Change> open) {
        if (text.isBlank()) {
            return;
        }
        try {
            LedgerLine line = MAPPER.readValue(text, LedgerLine.class);
            switch (String.valueOf(line.event())) {
                case LedgerLine.INTEND -> open.put(line.seq(), line.change());
                case LedgerLine.MADE -> open.computeIfPresent(line.seq(), (seq, change) -> change.confirmed(line.id()));
                case LedgerLine.UNDONE -> open.remove(line.seq());
                case LedgerLine.FAILED -> {}
                default -> throw new LedgerException(where + ": unknown event " + line.event(), null);
            }
        } catch (JsonProcessingException e) {
            if (!last) {
                throw new LedgerException(
                        where + " is damaged (" + e.getOriginalMessage() + "): remove that line and clean again", e);
            }
        }
    }

    private static boolean endsTorn(Path path) throws IOException {
        try (FileChannel reader = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(1);
            return reader.size() > 0 && reader.read(end, reader.size() - 1) == 1 && end.get(0) != '\n';
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
            channel.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
