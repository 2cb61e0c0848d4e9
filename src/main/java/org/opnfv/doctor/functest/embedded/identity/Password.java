package org.opnfv.doctor.functest.embedded.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A password that can be checked but not read. */
final class Password {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private final byte[] salt = new byte[SALT_BYTES];
    private final byte[] hash;

    Password(String secret) {
        RANDOM.nextBytes(salt);
        hash = hash(secret);
    }

    boolean is(String guess) {
        return MessageDigest.isEqual(hash, hash(guess));
    }

    private byte[] hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
