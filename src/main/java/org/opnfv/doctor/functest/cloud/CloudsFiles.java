package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code clouds.yaml} and {@code secure.yaml}: found by openstacksdk's search order, merged, one cloud read. */
final class CloudsFiles {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Map<String, String> env;
    private final Path workingDirectory;
    private final Path home;
    private final List<Path> folders;

    CloudsFiles(Map<String, String> env, Path workingDirectory, Path home, Path system) {
        this.env = env;
        this.workingDirectory = workingDirectory;
        this.home = home;
        this.folders = List.of(workingDirectory, home.resolve(".config/openstack"), system);
    }

    /** The cloud of that name. */
    Credentials cloud(String name) throws CredentialsException {
        Path file = first("clouds", "OS_CLIENT_CONFIG_FILE")
                .orElseThrow(() ->
                        new CredentialsException("OS_CLOUD is " + name + ", but there is no clouds.yaml; looked for "
                                + looked() + "; write one, or unset OS_CLOUD and set OS_AUTH_URL and its companions"));
        ObjectNode clouds = clouds(file);
        if (!clouds.has(name)) {
            throw new CredentialsException("OS_CLOUD is " + name + ", which is not in " + readFiles(file)
                    + "; clouds there: " + String.join(", ", names(clouds)));
        }
        return read(name, clouds.path(name), file);
    }

    /** The cloud of a file that has just one. */
    Credentials onlyCloud() throws CredentialsException {
        Path file = first("clouds", "OS_CLIENT_CONFIG_FILE")
                .orElseThrow(() -> new CredentialsException(
                        "no credentials: OS_CLOUD and OS_AUTH_URL are not set and there is no clouds.yaml; looked for "
                                + looked() + "; source the openrc file of your cloud, or write a clouds.yaml"));
        ObjectNode clouds = clouds(file);
        List<String> names = names(clouds);
        if (names.size() != 1) {
            throw new CredentialsException(
                    "no credentials: OS_CLOUD and OS_AUTH_URL are not set, and " + readFiles(file)
                            + " has " + names.size() + " clouds"
                            + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")")
                            + "; choose one with OS_CLOUD");
        }
        return read(names.get(0), clouds.path(names.get(0)), file);
    }

    private Credentials read(String name, JsonNode cloud, Path file) throws CredentialsException {
        CredentialFields fields = new CredentialFields(
                field -> text(cloud.path("auth").path(field))
                        .or(() -> text(cloud.path(field)))
                        .orElse(null),
                field -> field,
                "clouds.yaml: " + name + " (" + readFiles(file) + ")",
                "add it to this cloud");
        String region = Optional.ofNullable(EnvironmentCredentials.region(env))
                .or(() -> text(cloud.path("region_name")))
                .or(() -> firstRegion(cloud.path("regions")))
                .orElse(null);
        return fields.read(region, workingDirectory, home);
    }

    private static Optional<String> firstRegion(JsonNode regions) {
        JsonNode first = regions.path(0);
        return text(first.isObject() ? first.path("name") : first);
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    private ObjectNode clouds(Path file) throws CredentialsException {
        ObjectNode clouds = section(file);
        Optional<Path> secure = secure();
        if (secure.isPresent()) {
            merge(clouds, section(secure.get()));
        }
        return clouds;
    }

    /** The {@code clouds} of a file; an empty file has none. */
    private static ObjectNode section(Path file) throws CredentialsException {
        JsonNode root;
        try {
            root = YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            // Only the first line of the parser's words, and not its exception: the rest quotes the file, secrets too.
            String reason = e.getOriginalMessage().lines().findFirst().orElse("syntax error");
            throw new CredentialsException(file + ":" + line + ": not YAML: " + reason + "; correct this line");
        } catch (IOException e) {
            throw new CredentialsException(file + " cannot be read: " + e.getMessage() + "; check its permissions", e);
        }
        JsonNode clouds = root.path("clouds");
        if (root.isMissingNode() || root.isNull() || clouds.isMissingNode() || clouds.isNull()) {
            return YAML.createObjectNode();
        }
        if (!clouds.isObject()) {
            throw new CredentialsException(file + ": clouds must map the name of each cloud to its settings");
        }
        return (ObjectNode) clouds;
    }

    private static void merge(ObjectNode into, JsonNode over) {
        over.properties().forEach(field -> {
            if (into.get(field.getKey()) instanceof ObjectNode both
                    && field.getValue().isObject()) {
                merge(both, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        });
    }

    private Optional<Path> secure() {
        return first("secure", "OS_CLIENT_SECURE_FILE");
    }

    private Optional<Path> first(String name, String variable) {
        return candidates(name, variable).stream().filter(Files::isRegularFile).findFirst();
    }

    private List<Path> candidates(String name, String variable) {
        List<Path> candidates = new ArrayList<>();
        String chosen = env.getOrDefault(variable, "");
        if (!chosen.isEmpty()) {
            candidates.add(workingDirectory.resolve(chosen));
        }
        folders.forEach(folder -> ENDINGS.forEach(ending -> candidates.add(folder.resolve(name + ending))));
        return candidates;
    }

    /** Only the usual ending of each, so that the line stays one. */
    private String looked() {
        return candidates("clouds", "OS_CLIENT_CONFIG_FILE").stream()
                .filter(file -> folders.stream().noneMatch(folder -> folder.equals(file.getParent()))
                        || file.endsWith("clouds.yaml"))
                .map(Path::toString)
                .collect(Collectors.joining(", "));
    }

    private String readFiles(Path file) {
        return file + secure().map(secure -> " with " + secure).orElse("");
    }

    private static List<String> names(ObjectNode clouds) {
        List<String> names = new ArrayList<>();
        clouds.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
