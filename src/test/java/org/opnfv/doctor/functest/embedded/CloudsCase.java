package org.opnfv.doctor.functest.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;

/**
 * A folder of files and variables by which somebody would come into a cloud: {@code NAME.in} with places for secrets and ids,
 * {@code env.in} for variables, {@code project} with the name of the project that it leads to (admin if there is none), or
 * {@code refused} with what has to be said.
 */
record CloudsCase(String name, Path source) {

    static Stream<CloudsCase> all() {
        Path folder = Path.of("src/test/resources/org/opnfv/doctor/functest/embedded/clouds");
        try (Stream<Path> cases = Files.list(folder)) {
            return cases.sorted().map(path -> new CloudsCase(path.getFileName().toString(), path)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has to be said; empty for a case that leads into the cloud. */
    Optional<String> refusal() throws IOException {
        return word("refused");
    }

    /** Whether we take what the openstack client does not, because it can mean but one thing. */
    boolean onlyHere() {
        return Files.exists(source.resolve("only-here"));
    }

    String project() throws IOException {
        return word("project").orElse("admin");
    }

    private Optional<String> word(String file) throws IOException {
        Path path = source.resolve(file);
        return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    }

    /** Writes the files into a folder, which is a home too, and returns the variables. */
    Map<String, String> write(CloudsStage stage, Path folder) throws IOException {
        Map<String, String> env = new HashMap<>(Map.of("OS_CLOUD", "t", "HOME", folder.toString()));
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(path -> path.toString().endsWith(".in")).toList();
        }
        for (Path file : files) {
            String text = stage.fill(Files.readString(file)).replace("%(D)s", folder.toString());
            String name = source.relativize(file).toString().replaceAll("\\.in$", "");
            if (name.equals("env")) {
                text.lines().map(line -> line.split("=", 2)).forEach(pair -> env.put(pair[0], pair[1]));
            } else {
                Path target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            }
        }
        return env;
    }

    /** Comes in as this project does. */
    static Cloud come(Map<String, String> env, Path folder) throws CredentialsException {
        return Cloud.connect(Credentials.find(env, folder, folder), CloudSettings.defaults());
    }

    @Override
    public String toString() {
        return name;
    }
}
