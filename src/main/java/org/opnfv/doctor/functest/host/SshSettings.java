package org.opnfv.doctor.functest.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to log in to hosts.
 *
 * @param user the user's name on the host; one that is not root must be allowed to use sudo without a password
 * @param port 1 to 65535
 * @param keys private key files, tried in this order after the agent's; OpenSSH or PEM, not protected by a passphrase
 * @param agentSocket the socket of a running ssh-agent; null for none
 * @param hostKeys what becomes of a host key that is not known yet
 * @param knownHosts where host keys are kept, in OpenSSH's format
 * @param connectTimeout the longest wait for a connection and a login, each
 * @param commandTimeout the longest wait for a command to end
 * @param attempts how often a connection is tried, at least 1
 */
public record SshSettings(
        String user,
        int port,
        List<Path> keys,
        Path agentSocket,
        HostKeys hostKeys,
        Path knownHosts,
        Duration connectTimeout,
        Duration commandTimeout,
        int attempts) {

    /** Copies the list. */
    public SshSettings {
        keys = List.copyOf(keys);
    }

    /** What becomes of a host key that is not known yet. One that differs from the known one is refused unless it is off. */
    public enum HostKeys {
        /** It is added to the known ones. */
        ACCEPT_NEW,
        /** It is refused. */
        STRICT,
        /** Nothing is checked, and nothing is written. */
        OFF
    }

    SshSettings withAttempts(int other) {
        return new SshSettings(
                user, port, keys, agentSocket, hostKeys, knownHosts, connectTimeout, commandTimeout, other);
    }
}
