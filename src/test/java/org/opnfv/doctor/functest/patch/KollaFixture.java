package org.opnfv.doctor.functest.patch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.host.ShellHost;

/** A controller of Kolla's whose files begin in a folder, and whose containers are files that a {@code docker} of ours reads. */
final class KollaFixture implements AutoCloseable {
    static final String PIPELINE = "ceilometer-notification/event_pipeline.yaml";
    static final String DEFINITIONS = "ceilometer-notification/event_definitions.yaml";
    static final String LIST = "ceilometer-notification/config.json";
    static final String API = "nova-api/nova.conf";
    static final String CONDUCTOR = "nova-conductor/nova.conf";
    static final String NOVA_TEXT = "[DEFAULT]\ntransport_url = rabbit://nova:s3cret-of-nova@10.0.0.1:5672/\n";

    private final Path folder;
    private final ShellHost host;
    private final Controller controller;

    KollaFixture(String name, Path all) throws Exception {
        folder = Files.createDirectories(all.resolve(name));
        Files.createDirectories(folder.resolve("bin"));
        try (InputStream docker = KollaFixture.class.getResourceAsStream("docker")) {
            command("docker", new String(docker.readAllBytes()));
        }
        command("systemctl", "exit 1\n");
        strategy("COPY_ALWAYS");
        container(
                "ceilometer-notification",
                "ceilometer",
                "ceilometer.conf",
                "event_definitions.yaml",
                "event_pipeline.yaml");
        container("nova-api", "nova", "nova.conf");
        container("nova-conductor", "nova", "nova.conf");
        container("nova-scheduler", "nova", "nova.conf");
        write(PIPELINE, Samples.PIPELINES.get("blocks"));
        write(DEFINITIONS, Samples.DEFINITIONS.get("without instances"));
        Path bin = folder.resolve("bin");
        host = new ShellHost(
                name, folder, "env", "PATH=" + bin + ":" + System.getenv("PATH"), "UNITS=" + folder.resolve("units"));
        controller = new Controller(name, host.remote(), ServiceLayout.KOLLA_DOCKER);
    }

    /** It runs, and copies those files of its folder. */
    private void container(String home, String service, String... files) throws IOException {
        Files.createDirectories(folder.resolve("units"));
        Files.writeString(folder.resolve("units").resolve(home.replace('-', '_')), "running 1\n");
        write(
                home + "/config.json",
                Stream.of(files)
                        .map(file -> "{\"source\": \"/var/lib/kolla/config_files/" + file + "\", \"dest\": \"/etc/"
                                + service + "/" + file + "\", \"owner\": \"" + service + "\", \"perm\": \"0600\"}")
                        .collect(Collectors.joining(
                                ",\n", "{\"command\": \"" + home + "\", \"config_files\": [\n", "]}\n")));
        for (String file : files) {
            write(home + "/" + file, NOVA_TEXT);
        }
    }

    void strategy(String word) throws IOException {
        Files.writeString(folder.resolve("units.strategy"), word);
    }

    void command(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, script.startsWith("#!") ? script : "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void stop(String container) throws IOException {
        Files.writeString(folder.resolve("units").resolve(container), "exited 0\n");
    }

    /** From the next restart on its containers end as soon as they begin. */
    void breakContainers() throws IOException {
        Files.createFile(folder.resolve("units.broken"));
    }

    Controller controller() {
        return controller;
    }

    Path file(String path) {
        return folder.resolve("etc/kolla").resolve(path);
    }

    void write(String path, String text) throws IOException {
        Files.createDirectories(file(path).getParent());
        Files.writeString(file(path), text);
        Files.setPosixFilePermissions(file(path), PosixFilePermissions.fromString("rw-rw----"));
    }

    String text(String path) throws IOException {
        return Files.readString(file(path));
    }

    /** What a container has copied when it was started last. */
    String inside(String container, String path) throws IOException {
        return Files.readString(folder.resolve("units.inside").resolve(container + path));
    }

    List<String> restarts() throws IOException {
        Path noted = folder.resolve("units.restarts");
        return Files.exists(noted) ? Files.readAllLines(noted) : List.of();
    }

    /** Every file of its configuration, with mode, time and content. */
    Map<String, String> snapshot() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(file(""))) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        file("").relativize(path).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " "
                                + Files.getLastModifiedTime(path) + "\n" + Files.readString(path));
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        host.close();
    }
}
