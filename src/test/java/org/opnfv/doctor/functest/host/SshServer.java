package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.auth.password.RejectAllPasswordAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.shell.InvertedShellWrapper;
import org.apache.sshd.server.shell.ProcessShell;

/** An SSH server on the loopback that really runs what it is told, as this user, whoever has logged in. */
public final class SshServer implements AutoCloseable {
    private record Guest(String user, PublicKey key) {}

    private final org.apache.sshd.server.SshServer server = org.apache.sshd.server.SshServer.setUpDefaultServer();
    private final Collection<Guest> welcome = new CopyOnWriteArrayList<>();

    /** On that port of 127.0.0.1, 0 for a free one; commands are run by {@code prefix sh -c COMMAND}. */
    SshServer(KeyPair hostKey, int port, String... prefix) throws IOException {
        this(hostKey, "127.0.0.1", port, prefix);
    }

    /** At another address of the loopback. */
    public SshServer(KeyPair hostKey, String address, int port, String... prefix) throws IOException {
        server.setHost(address);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> welcome.stream()
                .anyMatch(guest ->
                        (guest.user() == null || guest.user().equals(user)) && KeyUtils.compareKeys(guest.key(), key)));
        server.setPasswordAuthenticator(RejectAllPasswordAuthenticator.INSTANCE);
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setCommandFactory((channel, command) -> {
            List<String> words = new ArrayList<>(List.of(prefix));
            words.addAll(List.of("sh", "-c", command));
            return new InvertedShellWrapper(new ProcessShell(words));
        });
        server.start();
    }

    /** Whoever has that key may log in, by any name. */
    void welcome(PublicKey key) {
        welcome.add(new Guest(null, key));
    }

    /** That user may log in with that key. */
    public void welcome(String user, PublicKey key) {
        welcome.add(new Guest(user, key));
    }

    /** That user may log in with that password. */
    public void welcome(String user, String password) {
        server.setPasswordAuthenticator((name, given, session) -> name.equals(user) && given.equals(password));
    }

    /** From now on nobody's connections are handed on. */
    void handOnNothing() {
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    }

    /** From now on it does not say that it is there when it is asked. */
    void fallSilent() {
        RequestHandler<ConnectionService> silence = (service, request, reply, buffer) ->
                request.startsWith("keepalive@") ? RequestHandler.Result.Replied : RequestHandler.Result.Unsupported;
        List<RequestHandler<ConnectionService>> handlers = new ArrayList<>(List.of(silence));
        handlers.addAll(server.getGlobalRequestHandlers());
        server.setGlobalRequestHandlers(handlers);
    }

    /** How many are logged in. */
    int guests() {
        return (int) server.getActiveSessions().stream()
                .filter(AbstractSession::isAuthenticated)
                .count();
    }

    /** Ends all sessions without a word. */
    void cut() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** Settings for that server: three attempts. */
    SshSettings settings(Path knownHosts, Path agent, SshSettings.HostKeys hostKeys, Path... keys) {
        SshLogin login = new SshLogin(
                List.of("root"),
                Arrays.stream(keys).map(SshKey::in).toList(),
                null,
                agent,
                "set ssh.user and ssh.key, or add the key to the host's authorized_keys");
        return settings(knownHosts, hostKeys, login);
    }

    /** Settings for that server and whoever logs in: three attempts. */
    SshSettings settings(Path knownHosts, SshSettings.HostKeys hostKeys, SshLogin login) {
        return new SshSettings(login, port(), hostKeys, knownHosts, Duration.ofSeconds(5), Duration.ofSeconds(10), 3);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
