package org.opnfv.doctor.functest.host;

/**
 * A password to log in with. It is shown by where it is from, and never itself.
 *
 * @param text the password
 * @param origin where it is from, for messages: the name of a variable
 */
public record SshPassword(String text, String origin) {
    @Override
    public String toString() {
        return origin;
    }
}
