package org.opnfv.doctor.functest.host;

import java.util.List;

/**
 * The users and secrets of a login.
 *
 * @param user the name on the host; null: as in the client's own files, or else one of the customary ones
 * @param customary names to try in turn, at least one; a user who is not root must be allowed to use sudo
 * @param keys private keys that are offered before the agent's and those of the client's own files
 * @param password tried after the keys; null for none
 * @param sudo the password that sudo may want; empty in itself when there is none
 * @param advice what to do when the login is refused, for the end of a message
 */
public record SshLogin(
        String user, List<String> customary, List<SshKey> keys, SshPassword password, SshPassword sudo, String advice) {

    /** Copies the lists. */
    public SshLogin {
        customary = List.copyOf(customary);
        keys = List.copyOf(keys);
    }

    /** The names to try. */
    List<String> users() {
        return user == null ? customary : List.of(user);
    }

    /** For messages: the secrets that were offered, by origin. */
    String described(List<SshKey> offered) {
        StringBuilder with =
                new StringBuilder(offered.isEmpty() ? "a key of ~/.ssh or of ssh-agent" : "key " + offered);
        if (password != null) {
            with.append(" and the password of ").append(password);
        }
        return with.toString();
    }
}
