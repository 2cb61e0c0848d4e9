package org.opnfv.doctor.functest.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to log in to hosts. What is null here is as {@code ~/.ssh/config} and {@code /etc/ssh/ssh_config} say.
 *
 * @param login who logs in
 * @param port 1 to 65535, or null
 * @param hostKeys what becomes of a host key that is not known yet; null: as {@link HostKeys#ACCEPT_NEW} where the files say nothing
 * @param knownHosts where the user's known host keys are, in OpenSSH's format, or null
 * @param connectTimeout the longest wait for a connection until the login begins
 * @param commandTimeout the longest wait for the end of a login or of a command
 * @param attempts how often a connection is tried, at least 1
 * @param environment the variables of the client, with those of an agent
 */
public record SshSettings(
        SshLogin login,
        Integer port,
        HostKeys hostKeys,
        Path knownHosts,
        Duration connectTimeout,
        Duration commandTimeout,
        int attempts,
        Map<String, String> environment) {

    /** What becomes of a host key that is not known yet. One that differs from the known one is refused unless it is off. */
    public enum HostKeys {
        /** It is added to the known ones. */
        ACCEPT_NEW("accept-new"),
        /** It is refused. */
        STRICT("yes"),
        /** Nothing is checked, and nothing is written. */
        OFF("no");

        private final String word;

        HostKeys(String word) {
            this.word = word;
        }

        /** The value of OpenSSH's StrictHostKeyChecking. */
        String word() {
            return word;
        }
    }

    /** Copies the variables. */
    public SshSettings {
        environment = Map.copyOf(environment);
    }

    /** The same for somebody else, at another port. */
    public SshSettings as(SshLogin other, Integer otherPort) {
        return new SshSettings(
                other, otherPort, hostKeys, knownHosts, connectTimeout, commandTimeout, attempts, environment);
    }

    /** An address with the port where that is set, for messages. */
    String at(String address) {
        return address + (port == null ? "" : " port " + port);
    }

    /** Shown without the variables, which may be secrets. */
    @Override
    public String toString() {
        return "SshSettings[" + login + ", port " + port + "]";
    }
}
