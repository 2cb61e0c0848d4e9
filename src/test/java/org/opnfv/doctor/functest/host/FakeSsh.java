package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program {@code ssh} that stands in for OpenSSH's: its hosts are folders, and it runs here what it is told. */
public final class FakeSsh implements AutoCloseable {
    private final Path folder;

    /** In that folder, which exists. */
    public FakeSsh(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("client"));
        Files.createDirectories(folder.resolve("hosts"));
        Files.createDirectories(folder.resolve("root"));
        executable(
                folder.resolve("root/sudo"),
                "#!/bin/sh\nwhile [ \"${1#-}\" != \"$1\" ]; do [ \"$1\" != -p ] || shift; shift; done\nexec \"$@\"\n");
        version("9.2p1 Debian-2");
        try (InputStream script = FakeSsh.class.getResourceAsStream("ssh")) {
            executable(folder.resolve("client/ssh"), new String(script.readAllBytes()));
        }
    }

    /** Written by another process: what a thread of ours starts meanwhile would keep ours open, and the file busy. */
    private static void executable(Path file, String text) throws IOException {
        Process writer = new ProcessBuilder("sh", "-c", "cat >\"$0\" && chmod 755 \"$0\"", file.toString()).start();
        try (OutputStream to = writer.getOutputStream()) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            writer.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the client says it is. */
    void version(String version) throws IOException {
        Files.writeString(folder.resolve("version"), version);
    }

    /** The variables of a process that finds this client. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", folder.resolve("client") + ":/usr/bin:/bin");
        return environment;
    }

    /**
     * There is a host at that address whose login shell is {@code prefix sh -c COMMAND}. Where sudo would be this machine's, it is one
     * that lets everybody: whoever runs the tests need not be root nor may become it.
     */
    public FakeSsh host(String address, String... prefix) throws IOException {
        return login(
                address,
                Arrays.stream(prefix).map(word -> "'" + word + "'").collect(Collectors.joining(" ", "exec ", ""))
                        + " sh -c 'PATH=$(echo \"$PATH\" | sed \"s#/usr/bin#" + folder.resolve("root")
                        + ":/usr/bin#\"); export PATH; eval \"$1\"' sh \"$1\"");
    }

    /** There is a host whose login runs that, with the command in {@code $1}. */
    FakeSsh login(String address, String script) throws IOException {
        Path host = Files.createDirectories(folder.resolve("hosts").resolve(address));
        executable(host.resolve("run"), "#!/bin/sh\n" + script + "\n");
        return this;
    }

    /** Everybody may log in there. */
    public FakeSsh anybody(String address) throws IOException {
        Files.createFile(folder.resolve("hosts").resolve(address).resolve("anybody"));
        return this;
    }

    /** That user may log in there with that key, which is any text. */
    public FakeSsh key(String address, String user, String key) throws IOException {
        Files.writeString(
                Files.createTempFile(folder.resolve("hosts").resolve(address), "keys-" + user + "-", ""), key);
        return this;
    }

    /** It hangs up after the first key that it does not know, as a server with MaxAuthTries does sooner or later. */
    public FakeSsh impatient(String address) throws IOException {
        Files.createFile(folder.resolve("hosts").resolve(address).resolve("impatient"));
        return this;
    }

    /** That user may log in there with that password. */
    public FakeSsh password(String address, String user, String password) throws IOException {
        Files.writeString(folder.resolve("hosts").resolve(address).resolve("password-" + user), password);
        return this;
    }

    /** From now on hosts give away no port of their loopback that is asked for by number. */
    public void takePorts() throws IOException {
        Files.createFile(folder.resolve("taken"));
    }

    /** The host is off from now on. */
    public void off(String address) throws IOException {
        cut(address);
        Files.move(folder.resolve("hosts").resolve(address), folder.resolve("off-" + address));
    }

    /** All connections to it end. */
    public void cut(String address) {
        // The guest first: it would tell how those ended whom it has started.
        guests(address)
                .forEach(guest -> Stream.concat(Stream.of(guest), guest.descendants())
                        .toList()
                        .forEach(ProcessHandle::destroyForcibly));
    }

    /** It does not answer any more, and its connections stay. */
    public void fallSilent(String address) {
        guests(address).forEach(guest -> {
            try {
                new ProcessBuilder("sh", "-c", "kill -STOP " + guest.pid())
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** How often a login there was refused. */
    int refusals(String address) throws IOException {
        Path refused = folder.resolve("hosts").resolve(address).resolve("refused");
        return Files.exists(refused) ? Files.readAllLines(refused).size() : 0;
    }

    /** Who is logged in there. */
    List<ProcessHandle> guests(String address) {
        Path guests = folder.resolve("hosts").resolve(address).resolve("guests");
        try (Stream<String> pids = Files.exists(guests) ? Files.lines(guests) : Stream.empty()) {
            return pids.map(Long::valueOf)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .filter(ProcessHandle::isAlive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> hosts = Files.list(folder.resolve("hosts"))) {
            hosts.forEach(host -> cut(host.getFileName().toString()));
        }
    }
}
