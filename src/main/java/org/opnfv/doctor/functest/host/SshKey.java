package org.opnfv.doctor.functest.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A private key to log in with, in OpenSSH's format or PEM: in a file, or in memory alone. It is shown by where it is from. */
public final class SshKey {
    private final String origin;
    private final Path file;
    private final byte[] text;

    private SshKey(String origin, Path file, byte[] text) {
        this.origin = origin;
        this.file = file;
        this.text = text;
    }

    /** The key of a file of ours, which is read when it is needed. */
    public static SshKey in(Path file) {
        return new SshKey(file.toString(), file, null);
    }

    /**
     * A key that was fetched from somewhere, and is written nowhere.
     *
     * @param text what its file holds there
     * @param origin where it is from, for messages
     */
    public static SshKey fetched(byte[] text, String origin) {
        return new SshKey(origin, null, text.clone());
    }

    /** The key itself; fails with a line that says what to do when it cannot be used. */
    List<KeyPair> pairs() {
        try (InputStream in = file == null ? new ByteArrayInputStream(text) : Files.newInputStream(file)) {
            Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(origin), in, FilePasswordProvider.EMPTY);
            if (found == null) {
                throw new HostException("the SSH key " + origin + " is no private key in OpenSSH or PEM format", null);
            }
            List<KeyPair> pairs = new ArrayList<>();
            found.forEach(pairs::add);
            return pairs;
        } catch (NoSuchFileException e) {
            throw new HostException("there is no SSH key " + origin + ": set ssh.key or SSH_KEY to one", e);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw e instanceof HostException known
                    ? known
                    : new HostException(
                            "the SSH key " + origin + " cannot be used (" + e.getMessage()
                                    + "): when a passphrase protects it, add it to ssh-agent",
                            e);
        }
    }

    /** Where it is from. */
    @Override
    public String toString() {
        return origin;
    }
}
