package org.opnfv.doctor.functest.it;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The matrix of false verdicts, as {@code matrix.yaml} has it, and its page in docs/reliability.md. */
final class Matrix {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path FILE = Path.of("src/test/resources/matrix.yaml");

    private Matrix() {}

    static List<MatrixRow> rows() throws IOException {
        JsonNode root = YAML.readTree(Files.readString(FILE));
        List<MatrixRow> rows = new ArrayList<>();
        for (JsonNode group : root.path("groups")) {
            for (JsonNode call : group.path("calls")) {
                for (Map.Entry<String, JsonNode> kind : group.path("faults").properties()) {
                    rows.add(row(root, group, call.asText(), kind));
                }
            }
        }
        return rows;
    }

    private static MatrixRow row(JsonNode root, JsonNode group, String call, Map.Entry<String, JsonNode> kind) {
        JsonNode fault = root.path("kinds").path(kind.getKey());
        if (!fault.isObject()) {
            throw new AssertionError("matrix.yaml has no kind " + kind.getKey());
        }
        String name = kind.getKey();
        return new MatrixRow(
                group.path("name").asText(),
                call,
                name,
                group.path("stage").asText(),
                YAML.convertValue(fault, new TypeReference<Map<String, Object>>() {}),
                List.of(kind.getValue().asText().split(" or ")),
                group.has("settings")
                        ? YAML.convertValue(group.path("settings"), new TypeReference<Map<String, String>>() {})
                        : Map.of(),
                StreamSupport.stream(root.path("always").spliterator(), false)
                        .anyMatch(
                                row -> row.asText().equals(group.path("stage").asText() + ": " + call + ": " + name)));
    }

    /** The tables of docs/reliability.md: a group's calls down, its faults across. */
    static String page() throws IOException {
        JsonNode root = YAML.readTree(Files.readString(FILE));
        StringBuilder page = new StringBuilder();
        for (JsonNode group : root.path("groups")) {
            page.append("\n**" + group.path("name").asText() + "** (stage "
                    + group.path("stage").asText() + "). "
                    + group.path("why").asText().strip() + "\n\n| ");
            group.path("faults").properties().forEach(kind -> page.append("| " + kind.getKey() + " "));
            page.append("|\n|---");
            group.path("faults").forEach(kind -> page.append("|---"));
            page.append("|\n");
            for (JsonNode call : group.path("calls")) {
                page.append("| `" + call.asText() + "` ");
                group.path("faults").forEach(right -> page.append("| " + right.asText() + " "));
                page.append("|\n");
            }
        }
        return page.toString();
    }
}
