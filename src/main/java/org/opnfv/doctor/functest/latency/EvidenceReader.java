package org.opnfv.doctor.functest.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.latency.Sighting.Kind;
import org.opnfv.doctor.functest.run.FileTrouble;

/** Reads the component logs of a folder, each once, the monitor's before those that are compared with it. */
final class EvidenceReader {

    private final Path folder;
    private final Evidence evidence;
    private final List<String> unreadable = new ArrayList<>();

    EvidenceReader(Path folder, Evidence evidence) {
        this.folder = folder;
        this.evidence = evidence;
    }

    /** Reads them all; a log that cannot be read is remembered and does not keep the others from being read. */
    void read() {
        if (Files.exists(folder.resolve("bus.log"))) {
            file("bus.log", evidence::bus);
        }
        file("fault.log", line -> Kind.LINK_DOWN.in(line).ifPresent(evidence::linkDown));
        file("monitor.log", line -> Kind.DETECTED.in(line).ifPresent(evidence::detected));
        file("inspector.log", line -> {
            Kind.EVENT_POSTED.in(line).ifPresent(evidence::posted);
            Kind.FOUND.in(line).ifPresent(evidence::found);
            Kind.INSTANCE_MARKED.in(line).ifPresent(evidence::instanceMarked);
            Kind.HOST_MARKED.in(line).ifPresent(evidence::hostMarked);
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
            LogLines.each(file, reader);
        } catch (IOException e) {
            unreadable.add(name + (Files.exists(file) ? " cannot be read: " + FileTrouble.words(e) : " is missing"));
        }
    }

    /** One line for each log that could not be read. */
    List<String> unreadable() {
        return unreadable;
    }
}
