package org.opnfv.doctor.functest.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to log in to hosts. Null means the value of {@code ~/.ssh/config} and {@code /etc/ssh/ssh_config}.
 *
 * @param login the users and secrets
 * @param port 1 to 65535, or null
 * @param hostKeys what to do with an unknown host key; null: as {@link HostKeys#ACCEPT_NEW} where the files set nothing
 * @param knownHosts the file of the user's known host keys, in OpenSSH's format, or null
 * @param connectTimeout the longest wait for a connection until the login begins
 * @param commandTimeout the longest wait for the end of a login or of a command
 * @param attempts how often a connection is tried, at least 1
 * @param environment the client's environment, including the agent's variables
 * @param options what holds for single hosts, by address; what is set above counts before their words
 */
public record SshSettings(
        SshLogin login,
        Integer port,
        HostKeys hostKeys,
        Path knownHosts,
        Duration connectTimeout,
        Duration commandTimeout,
        int attempts,
        Map<String, String> environment,
        Map<String, SshOptions> options) {

    /** What to do with an unknown host key. A changed key is refused unless it is off. */
    public enum HostKeys {
        /** It is added to the known keys. */
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

    /** Copies the maps. */
    public SshSettings {
        environment = Map.copyOf(environment);
        options = Map.copyOf(options);
    }

    /** The same with options for single hosts. */
    public SshSettings with(Map<String, SshOptions> hostOptions) {
        return new SshSettings(
                login, port, hostKeys, knownHosts, connectTimeout, commandTimeout, attempts, environment, hostOptions);
    }

    /** The same for another login, at another port. */
    public SshSettings as(SshLogin other, Integer otherPort) {
        return new SshSettings(
                other, otherPort, hostKeys, knownHosts, connectTimeout, commandTimeout, attempts, environment, options);
    }

    /** The client's further options for a host. */
    List<String> words(String address) {
        return options.getOrDefault(address, SshOptions.NONE).words();
    }

    /** The keys that are offered to a host before any others. */
    List<SshKey> keys(String address) {
        return options.containsKey(address) ? options.get(address).keys() : login.keys();
    }

    /** The address, with the port if it is set, for messages. */
    String at(String address) {
        return address + (port == null ? "" : " port " + port);
    }

    /** Leaves out the variables, which may be secrets. */
    @Override
    public String toString() {
        return "SshSettings[" + login + ", port " + port + "]";
    }
}
