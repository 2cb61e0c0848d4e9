package org.opnfv.doctor.functest.patch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.host.ShellHost;

/** A controller whose files begin in a folder, and whose services are files that a {@code systemctl} of ours reads. */
final class ControllerFixture implements AutoCloseable {
    static final String PIPELINE = "/etc/ceilometer/event_pipeline.yaml";
    static final String DEFINITIONS = "/etc/ceilometer/event_definitions.yaml";
    static final String NOVA = "/etc/nova/nova.conf";
    static final String SECRET = "transport_url = rabbit://nova:s3cret-of-nova@10.0.0.1:5672/";

    private final Path folder;
    private final ShellHost host;
    private final Controller controller;

    ControllerFixture(String name, Path all) throws Exception {
        folder = Files.createDirectories(all.resolve(name));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        tool(bin, "systemctl");
        Files.createDirectories(folder.resolve("units"));
        unit("ceilometer-agent-notification.service");
        unit("nova-api.service");
        unit("nova-conductor.service");
        unit("mariadb.service");
        Files.createDirectories(folder.resolve("etc/ceilometer"));
        Files.createDirectories(folder.resolve("etc/nova"));
        write(PIPELINE, Samples.PIPELINES.get("blocks"), "rw-r--r--");
        write(DEFINITIONS, Samples.RIGHT_DEFINITIONS, "rw-r--r--");
        write(NOVA, "[DEFAULT]\n" + SECRET + "\n", "rw-r-----");
        host = new ShellHost(
                name, folder, "env", "PATH=" + bin + ":" + System.getenv("PATH"), "UNITS=" + folder.resolve("units"));
        controller = new Controller(name, host.remote(), ServiceLayout.PLAIN);
    }

    private static void tool(Path bin, String name) throws IOException {
        try (InputStream in = ControllerFixture.class.getResourceAsStream(name)) {
            Path file = bin.resolve(name);
            Files.write(file, in.readAllBytes());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void unit(String name) throws IOException {
        Files.writeString(folder.resolve("units").resolve(name), "active 1\n");
    }

    /** The same patches with the files below a folder for each controller need a patcher for each layout of folders. */
    Controller controller() {
        return controller;
    }

    Path root() {
        return folder;
    }

    Path file(String path) {
        return folder.resolve(path.substring(1));
    }

    void write(String path, String text, String mode) throws IOException {
        Files.writeString(file(path), text);
        Files.setPosixFilePermissions(file(path), PosixFilePermissions.fromString(mode));
    }

    String text(String path) throws IOException {
        return Files.readString(file(path));
    }

    /** Whether its services fail from the next restart on. */
    void breakServices() throws IOException {
        Files.createFile(folder.resolve("units.broken"));
    }

    void repairServices() throws IOException {
        Files.delete(folder.resolve("units.broken"));
        for (Path unit : list(folder.resolve("units"))) {
            Files.writeString(unit, Files.readString(unit).replace("failed", "active"));
        }
    }

    /** From now on a copy ends half way, as on a full disk. */
    void fillDisk() throws IOException {
        command("cp", """
                for last; do :; done
                echo half >"$last"
                echo "cp: error writing '$last': No space left on device" >&2
                exit 1
                """);
    }

    /** That happens when a copy and a new file are there and are made to last: {@code $2} and {@code $3}. */
    void whileItWrites(String happens) throws IOException {
        command("sync", happens + "\n");
    }

    /** What its shell says before each command. */
    void greet(String greeting) throws IOException {
        command("sh", "echo '" + greeting + "'\nexec /bin/sh \"$@\"\n");
    }

    /** No restart ends before all three have begun. */
    void restartTogether() throws IOException {
        Files.createFile(folder.resolve("units.together"));
    }

    void refuseRestartOf(String unit) throws IOException {
        Files.createFile(folder.resolve("units.refused-" + unit));
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void stopService(String unit) throws IOException {
        Files.writeString(folder.resolve("units").resolve(unit), "inactive 0\n");
    }

    List<String> restarts() throws IOException {
        Path noted = folder.resolve("units.restarts");
        return Files.exists(noted) ? Files.readAllLines(noted) : List.of();
    }

    void goAway() throws IOException {
        host.stop();
    }

    /** Every file of its configuration, with mode, time and content. */
    Map<String, String> snapshot() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path file : Stream.concat(
                        list(folder.resolve("etc/ceilometer")).stream(), list(folder.resolve("etc/nova")).stream())
                .toList()) {
            all.put(
                    file.getFileName().toString(),
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
                            + Files.getLastModifiedTime(file) + "\n" + Files.readString(file));
        }
        return all;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public void close() throws IOException {
        host.close();
    }
}
