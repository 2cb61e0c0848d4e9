package org.opnfv.doctor.functest.host;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** Checks host keys against a file of known ones; why a key was refused is left with the session. */
final class HostKeyCheck extends KnownHostsServerKeyVerifier {
    /** Where the session is meant to lead; what it is connected to may be a door of our own that leads there. */
    static final AttributeKey<InetSocketAddress> MEANT = new AttributeKey<>();

    private static final AttributeKey<String> REFUSAL = new AttributeKey<>();

    private final Path file;

    private HostKeyCheck(SshSettings.HostKeys policy, Path file) {
        super(newKey(policy, file), file);
        this.file = file;
    }

    static ServerKeyVerifier of(SshSettings settings) {
        return settings.hostKeys() == SshSettings.HostKeys.OFF
                ? AcceptAllServerKeyVerifier.INSTANCE
                : new HostKeyCheck(settings.hostKeys(), settings.knownHosts());
    }

    /** Why this session's host key was refused; null when it was not. */
    static String refusal(ClientSession session) {
        return session.getAttribute(REFUSAL);
    }

    private static ServerKeyVerifier newKey(SshSettings.HostKeys policy, Path file) {
        return (session, address, key) -> {
            if (policy == SshSettings.HostKeys.STRICT) {
                session.setAttribute(
                        REFUSAL,
                        "its host key " + KeyUtils.getFingerPrint(key) + " is not in " + file
                                + ": add it, or set ssh.host_keys to accept-new");
            }
            return policy == SshSettings.HostKeys.ACCEPT_NEW;
        };
    }

    /** The host that is meant is what its key is known by. */
    @Override
    protected Collection<SshdSocketAddress> resolveHostNetworkIdentities(ClientSession session, SocketAddress address) {
        InetSocketAddress meant = session.getConnectionContext().getAttribute(MEANT);
        return List.of(new SshdSocketAddress(meant.getHostString(), meant.getPort()));
    }

    /** A user who has never used ssh has no folder for the file either. */
    @Override
    protected KnownHostEntry updateKnownHostsFile(
            ClientSession session, SocketAddress address, PublicKey key, Path target, Collection<HostEntryPair> known)
            throws Exception {
        Path folder = target.toAbsolutePath().getParent();
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return super.updateKnownHostsFile(session, address, key, target, known);
    }

    @Override
    public boolean acceptModifiedServerKey(
            ClientSession session, SocketAddress address, KnownHostEntry entry, PublicKey known, PublicKey shown) {
        session.setAttribute(
                REFUSAL,
                "its host key is " + KeyUtils.getFingerPrint(shown) + " and not the one in " + file
                        + ": somebody else answers, or the host was installed anew; in that case remove the line there");
        return false;
    }
}
