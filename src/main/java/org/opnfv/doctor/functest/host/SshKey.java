package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A private key for a login, in any format that the client knows: in a file, or only in memory. It is shown as its origin. */
public final class SshKey {
    private final String origin;
    private final Path file;
    private final byte[] text;
    private final String namedBy;

    private SshKey(String origin, Path file, byte[] text, String namedBy) {
        this.origin = origin;
        this.file = file;
        this.text = text;
        this.namedBy = namedBy;
    }

    /** The key in a local file, which is read when it is needed. */
    public static SshKey in(Path file) {
        return in(file, "");
    }

    /** The same; {@code namedBy} says who names the file, for the message that it is missing. */
    public static SshKey in(Path file, String namedBy) {
        return new SshKey(file.toString(), file, null, namedBy);
    }

    /**
     * A key fetched from elsewhere.
     *
     * @param text the content of its file there
     * @param origin where it is from, for messages
     */
    public static SshKey fetched(byte[] text, String origin) {
        return new SshKey(origin, null, text.clone(), "");
    }

    /** The client's option for the key in that file. */
    static String option(Path file) {
        return "-oIdentityFile=\"" + file.toString().replace("%", "%%") + '"';
    }

    /** Whether it is only in memory, so that the client needs a file of it during the login. */
    boolean isFetched() {
        return file == null;
    }

    /** Whether it can be read now. */
    public boolean isReadable() {
        return file == null || Files.isReadable(file);
    }

    /** Its file: the local one, which must exist, or the given one, which is made and is the caller's to delete. */
    Path file(Path ifFetched) throws IOException {
        if (file != null) {
            if (!Files.exists(file)) {
                throw new HostException(
                        "there is no SSH key " + origin + namedBy + ": set ssh.key or SSH_KEY to one", null);
            }
            return file;
        }
        Files.createFile(ifFetched, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(ifFetched, text, StandardOpenOption.TRUNCATE_EXISTING);
        return ifFetched;
    }

    /** Its origin. */
    @Override
    public String toString() {
        return origin;
    }
}
