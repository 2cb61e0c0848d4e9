package org.opnfv.doctor.functest.host;

import java.nio.file.Path;
import java.util.List;

/**
 * Who logs in, and with what.
 *
 * @param users names on the host, of which the first that is let in counts, at least one; who is not root must be allowed to use
 *     sudo without a password
 * @param keys private keys, tried in this order after the agent's; not protected by a passphrase
 * @param password tried after the keys; null for none
 * @param agentSocket the socket of a running ssh-agent; null for none
 * @param advice what to do when nobody is let in, for the end of a message
 */
public record SshLogin(List<String> users, List<SshKey> keys, SshPassword password, Path agentSocket, String advice) {

    /** Copies the lists. */
    public SshLogin {
        users = List.copyOf(users);
        keys = List.copyOf(keys);
    }

    /** For messages: the users and what they have to show. */
    String described() {
        StringBuilder with = new StringBuilder(keys.isEmpty() ? "no key file" : "key " + keys);
        if (password != null) {
            with.append(" and the password of ").append(password);
        }
        if (agentSocket != null) {
            with.append(" and those of ssh-agent");
        }
        return with.toString();
    }
}
