package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

/** Whether there is still somebody at the other end of a session: of a way that was cut nobody tells. */
final class Liveness {
    /** OpenSSH's question; a server that does not know it says so, which is an answer too. */
    private static final String ARE_YOU_THERE = "keepalive@openssh.com";

    private Liveness() {}

    /** Asks now; no when there is no answer in time. */
    static boolean of(ClientSession session, Duration timeout) {
        try {
            Buffer question = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
            question.putString(ARE_YOU_THERE);
            question.putBoolean(true);
            session.request(ARE_YOU_THERE, question, timeout);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
