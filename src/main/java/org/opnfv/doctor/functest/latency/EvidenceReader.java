package org.opnfv.doctor.functest.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.latency.CheckpointLine.Kind;
import org.opnfv.doctor.functest.run.FileErrorText;

/** Reads the component logs of a folder, each once, the Monitor's before those that are compared with it. */
final class EvidenceReader {

    private final Path folder;
    private final Evidence evidence;
    private final Map<String, String> seals;
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    /** {@code seals} are the digests of the logs when the run ended; null when it has not ended. */
    EvidenceReader(Path folder, Evidence evidence, Map<String, String> seals) {
        this.folder = folder;
        this.evidence = evidence;
        this.seals = seals == null ? Map.of() : seals;
    }

    /** Reads them all; an unreadable log is remembered and does not stop the others. */
    void read() {
        file("monitor.log", line -> {
            Kind.WATCHED.in(line).ifPresent(evidence::clock);
            Kind.DETECTED.in(line).ifPresent(evidence::detected);
            Kind.UNWATCHED.in(line).ifPresent(evidence::clock);
        });
        if (Files.exists(LogLines.stored(folder.resolve("bus.log"))) || seals.containsKey("bus.log")) {
            file("bus.log", evidence::bus);
        }
        file("fault.log", line -> {
            Kind.LINK_DOWN.in(line).ifPresent(evidence::linkDown);
            RecoveryLine.of(line).ifPresent(evidence::hostBack);
        });
        file("inspector.log", line -> {
            Kind.EVENT_POSTED.in(line).ifPresent(evidence::posted);
            Kind.FOUND.in(line).ifPresent(evidence::found);
            Kind.INSTANCE_MARKED.in(line).ifPresent(evidence::instanceMarked);
            Kind.HOST_MARKED.in(line).ifPresent(evidence::hostMarked);
            Kind.PORT_MARKED.in(line).ifPresent(evidence::portMarked);
        });
        file("consumer.log", line -> {
            Kind.NOTIFIED.in(line).ifPresent(evidence::notified);
            Kind.REPEATED.in(line).ifPresent(evidence::repeated);
        });
        evidence.complete();
    }

    private void file(String name, Consumer<LogLines.Line> reader) {
        Path file = folder.resolve(name);
        try {
            String digest = LogLines.digested(file, reader);
            if (!seals.getOrDefault(name, digest).equals(digest)) {
                changed.add(name + " has changed since the run ended: put a whole copy of it there");
            }
        } catch (IOException e) {
            String trouble = name
                    + (Files.exists(LogLines.stored(file))
                            ? " cannot be read: " + FileErrorText.words(e)
                            : " is missing");
            if (seals.containsKey(name)) {
                changed.add(trouble + ", and was there when the run ended: put a whole copy of it there");
            } else {
                unreadable.add(trouble);
            }
        }
    }

    /** One line for each log that has changed since the run ended. */
    List<String> changed() {
        return changed;
    }

    /** One line for each log that could not be read. */
    List<String> unreadable() {
        return unreadable;
    }
}
