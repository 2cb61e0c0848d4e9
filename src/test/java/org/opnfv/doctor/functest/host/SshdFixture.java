package org.opnfv.doctor.functest.host;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An OpenSSH server of the test's own, and who is let in there. */
abstract class SshdFixture {

    @TempDir
    Path folder;

    @AutoClose
    Sshd sshd;

    @BeforeEach
    void openSshd() throws Exception {
        sshd = new Sshd(folder);
    }

    /** What a host says to who was let in with these settings. */
    static String in(SshSettings settings) {
        try (Ssh ssh = new Ssh(settings)) {
            return ssh.host("compute-7", Sshd.ADDRESS).ask("echo in").strip();
        }
    }

    String in(Path... keys) {
        return in(sshd.settings(Sshd.login("root", keys)));
    }
}
