package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.host.LoginFailure.Kind;

/** What the client's words mean. */
class LoginFailureTest {
    private static LoginFailure of(String err) {
        return LoginFailure.of(255, "", err);
    }

    @Test
    void whatMayPassIsToldByTheLastWord() {
        assertThat(of("ssh: connect to host 10.0.0.7 port 22: No route to host\r\n"))
                .isEqualTo(new LoginFailure(Kind.PASSING, "connect to host 10.0.0.7 port 22: No route to host"));
        assertThat(
                        of(
                                "kex_exchange_identification: Connection closed by remote host\r\nConnection closed by UNKNOWN port 65535\r\n"))
                .isEqualTo(new LoginFailure(
                        Kind.PASSING, "kex_exchange_identification: Connection closed by remote host"));
        assertThat(of("Warning: Permanently added '10.0.0.7' (ED25519) to the list of known hosts.\r\n"))
                .isEqualTo(new LoginFailure(Kind.PASSING, "no answer"));
    }

    @Test
    void whoIsRefusedIsToldWhere() {
        LoginFailure there =
                of("Load key \"/k\": error in libcrypto\r\nroot@10.0.0.7: Permission denied (publickey).\r\n");
        assertThat(there.kind()).isEqualTo(Kind.REFUSED);
        assertThat(there.isMereRefusal("10.0.0.7")).isTrue();
        assertThat(there.isMereRefusal("10.0.0.8")).as("of a machine between").isFalse();

        LoginFailure tired = of("Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures\r\n");
        assertThat(tired.kind()).isEqualTo(Kind.REFUSED);
        assertThat(tired.isMereRefusal("10.0.0.7")).isFalse();
        assertThat(of("echo: Permission denied to strangers\nssh: connect to host h port 22: Connection refused\n")
                        .kind())
                .as("a banner")
                .isEqualTo(Kind.PASSING);
    }

    @Test
    void whatOnlySomebodyCanHelpIsTold() {
        assertThat(
                        of(
                                "/root/.ssh/config: line 3: Bad configuration option: prot\r\n/root/.ssh/config: terminating, 1 bad configuration options\r\n"))
                .isEqualTo(new LoginFailure(Kind.LASTING, "/root/.ssh/config: line 3: Bad configuration option: prot"));
        assertThat(of("ssh: Could not resolve hostname nowhere: Name or service not known\r\n")
                        .kind())
                .isEqualTo(Kind.LASTING);
        assertThat(
                        of("Unable to negotiate with 10.0.0.7 port 22: no matching host key type found. Their offer: ssh-rsa\r\n")
                                .kind())
                .isEqualTo(Kind.LASTING);
        assertThat(LoginFailure.of(127, "", "setsid: failed to execute ssh: No such file or directory\n"))
                .isEqualTo(new LoginFailure(
                        Kind.LASTING,
                        "there is no program ssh here: install openssh-client (on Red Hat and SUSE openssh-clients)"));
    }

    @Test
    void thatThereIsNoClientIsUnderstoodInOtherLanguages() {
        assertThat(LoginFailure.of(
                                127,
                                "",
                                "setsid: ssh konnte nicht ausgeführt werden: Datei oder Verzeichnis nicht gefunden\n")
                        .line())
                .startsWith("there is no program ssh here");
    }

    @Test
    void whoGetsNoShellIsToldWhatIsSaidThere() {
        assertThat(LoginFailure.of(1, "This account is currently not available.\n", "")
                        .line())
                .isEqualTo("who logs in there gets no shell, but is told 'This account is currently not available.'"
                        + " (exit code 1): give a user who may run commands in ssh.user");
        assertThat(LoginFailure.of(0, "", "").line()).contains("gets no shell (exit code 0)");
    }
}
