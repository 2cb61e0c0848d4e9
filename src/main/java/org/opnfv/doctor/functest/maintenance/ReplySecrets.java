package org.opnfv.doctor.functest.maintenance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.run.RandomHex;

/**
 * Who may call the admin tool, which in the original anybody may. Both are made for the run, and shown in a header.
 *
 * @param operator for sessions
 * @param owner for replies and what they are about
 */
public record ReplySecrets(String operator, String owner) {
    /** The header that shows one. */
    public static final String HEADER = "X-Doctor-Secret";

    private static final int BYTES = 16;

    /** New ones. */
    public static ReplySecrets random() {
        return new ReplySecrets(one(), one());
    }

    static String one() {
        return RandomHex.ofBytes(BYTES);
    }

    static boolean shows(Call call, String secret) {
        byte[] shown = call.header(HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Neither of them. */
    @Override
    public String toString() {
        return "ReplySecrets";
    }
}
