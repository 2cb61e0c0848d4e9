package org.opnfv.doctor.functest.host;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to log in to hosts.
 *
 * @param login who logs in
 * @param port 1 to 65535
 * @param hostKeys what becomes of a host key that is not known yet
 * @param knownHosts where host keys are kept, in OpenSSH's format
 * @param connectTimeout the longest wait for a connection and a login, each
 * @param commandTimeout the longest wait for a command to end
 * @param attempts how often a connection is tried, at least 1
 */
public record SshSettings(
        SshLogin login,
        int port,
        HostKeys hostKeys,
        Path knownHosts,
        Duration connectTimeout,
        Duration commandTimeout,
        int attempts) {

    /** What becomes of a host key that is not known yet. One that differs from the known one is refused unless it is off. */
    public enum HostKeys {
        /** It is added to the known ones. */
        ACCEPT_NEW,
        /** It is refused. */
        STRICT,
        /** Nothing is checked, and nothing is written. */
        OFF
    }

    /** The same for somebody else, at another port. */
    public SshSettings as(SshLogin other, int otherPort) {
        return new SshSettings(other, otherPort, hostKeys, knownHosts, connectTimeout, commandTimeout, attempts);
    }
}
