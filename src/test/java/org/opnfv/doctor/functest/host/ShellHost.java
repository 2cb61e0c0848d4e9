package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.opnfv.doctor.functest.host.SshSettings.HostKeys;

/** A machine for tests of other rooms: an SSH server on the loopback that really runs what it is told, and the way to it. */
public final class ShellHost implements AutoCloseable {
    private final SshServer server;
    private final Ssh ssh;
    private final RemoteHost remote;

    /** Commands are run by {@code prefix sh -c COMMAND}; the folder is for its keys. */
    public ShellHost(String name, Path folder, String... prefix) throws IOException, GeneralSecurityException {
        KeyPair key = SshKeys.ECDSA.make();
        server = new SshServer(SshKeys.ECDSA.make(), 0, prefix);
        server.welcome(key.getPublic());
        ssh = new Ssh(server.settings(
                folder.resolve("known_hosts"), null, HostKeys.OFF, SshKeys.openSsh(key, folder.resolve("key"), null)));
        remote = ssh.host(name, "127.0.0.1");
    }

    /** The way to it. */
    public RemoteHost remote() {
        return remote;
    }

    /** It does not answer any more. */
    public void stop() throws IOException {
        server.close();
    }

    /** It is there, and does not say so when it is asked. */
    public void fallSilent() {
        server.fallSilent();
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        server.close();
    }
}
