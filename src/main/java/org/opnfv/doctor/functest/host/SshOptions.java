package org.opnfv.doctor.functest.host;

import java.util.List;

/**
 * What holds for one host, beside the settings for all.
 *
 * @param words further options of the client, before which the settings count
 * @param keys the private keys that are offered to it before any others, instead of the login's
 */
public record SshOptions(List<String> words, List<SshKey> keys) {
    static final SshOptions NONE = new SshOptions(List.of(), List.of());

    /** Copies the lists. */
    public SshOptions {
        words = List.copyOf(words);
        keys = List.copyOf(keys);
    }
}
