package org.opnfv.doctor.functest.run;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and secrets that nobody can guess, in hexadecimal digits. */
public final class RandomHex {
    private RandomHex() {}

    /** Two digits for each byte. */
    public static String ofBytes(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
