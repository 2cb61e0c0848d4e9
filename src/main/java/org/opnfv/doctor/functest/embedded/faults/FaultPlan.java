package org.opnfv.doctor.functest.embedded.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fault plan: which calls a cloud answers wrongly, and how. YAML as described in docs/faults.md. Of several rows that match a call, the
 * first one strikes. It counts calls, so one instance serves one cloud.
 */
public final class FaultPlan {

    /** The method that stands for an alarm's notification. */
    static final String NOTIFICATION = "NOTIFICATION";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<FaultRule> faults;

    private FaultPlan(List<FaultRule> faults) {
        this.faults = List.copyOf(faults);
    }

    /**
     * Reads the plan in a file.
     *
     * @throws IllegalArgumentException when it is malformed: one line with the file, the row and what to do
     */
    public static FaultPlan read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the fault plan " + file + " cannot be read: " + e.getMessage() + "; name a file with a plan", e);
        }
    }

    /**
     * Parses a plan; {@code origin} names it in messages.
     *
     * @throws IllegalArgumentException when it is malformed: one line with the origin, the row and what to do
     */
    public static FaultPlan parse(String origin, String text) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("syntax error");
            throw new IllegalArgumentException(
                    origin + ":" + line + ": not YAML: " + reason + "; correct this line", e);
        }
        JsonNode rows = root.path("faults");
        if (!rows.isArray() || rows.isEmpty() || root.size() != 1) {
            throw new IllegalArgumentException(
                    origin + " has to be a list of faults under the one key faults; see docs/faults.md");
        }
        List<FaultRule> faults = new ArrayList<>();
        for (JsonNode row : rows) {
            faults.add(new FaultReader(origin + ", fault " + (faults.size() + 1), row).read());
        }
        return new FaultPlan(faults);
    }

    List<FaultRule> faults() {
        return faults;
    }
}
