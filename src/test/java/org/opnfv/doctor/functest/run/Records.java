package org.opnfv.doctor.functest.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes records as the program does, with their check, for tests that need records no run would write. */
public final class Records {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Records() {}

    /** Writes an object into a file. */
    public static void write(Path file, Object content) {
        JsonFile.write(file, content);
    }

    /** Changes what a file says, as if a run had written that. */
    public static void edit(Path file, Consumer<ObjectNode> change) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(file.toFile());
        object.remove("check");
        change.accept(object);
        write(file, object);
    }

    /** Writes the description of a series. */
    public static void series(Path folder, int warmUp, int iterations) {
        write(folder.resolve("series.json"), new SeriesManifest(warmUp, iterations));
    }
}
