package org.opnfv.doctor.functest.run;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits, to recognise content. It guards against accidents, not against people. */
public final class Digest {
    private final MessageDigest sha256;

    /** Of no content yet. */
    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds the first bytes of a buffer. */
    public void add(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
    }

    /** The digest of all bytes added; then starts anew. */
    public String text() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    static String of(byte[] bytes) {
        Digest digest = new Digest();
        digest.add(bytes, bytes.length);
        return digest.text();
    }
}
