package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Keys made for a test, and written in the formats that users have them in. */
public enum SshKeys {
    ED25519("ssh-ed25519", 256),
    ECDSA("ecdsa-sha2-nistp256", 256),
    RSA("ssh-rsa", 2048);

    private final String type;
    private final int bits;

    SshKeys(String type, int bits) {
        this.type = type;
        this.bits = bits;
    }

    /** A new one. */
    public KeyPair make() {
        try {
            return KeyUtils.generateKeyPair(type, bits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As ssh-keygen writes it today; with a passphrase unless that is null. */
    public static Path openSsh(KeyPair pair, Path file, String passphrase)
            throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext protection = null;
        if (passphrase != null) {
            protection = new OpenSSHKeyEncryptionContext();
            protection.setPassword(passphrase);
            protection.setCipherType("256");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "a test", protection, out);
        }
        return file;
    }

    /** PKCS #8 in PEM, as openssl writes it. */
    public static Path pem(KeyPair pair, Path file) throws IOException {
        return armoured("PRIVATE KEY", pair.getPrivate().getEncoded(), file);
    }

    /** What {@code ssh-keygen -m PEM} writes: PKCS #1 for RSA, SEC 1 for ECDSA. */
    static Path oldPem(KeyPair pair, Path file) throws IOException {
        return pair.getPrivate() instanceof ECPrivateKey secret
                ? armoured("EC PRIVATE KEY", sec1(secret, (ECPublicKey) pair.getPublic()), file)
                : armoured("RSA PRIVATE KEY", pkcs1(pair.getPrivate().getEncoded()), file);
    }

    /** The last element of PKCS #8, after SEQUENCE, INTEGER 0, AlgorithmIdentifier and the head of an OCTET STRING. */
    private static byte[] pkcs1(byte[] pkcs8) {
        int start = 4 + 3 + 15 + 4;
        int length = Short.toUnsignedInt(ByteBuffer.wrap(pkcs8).getShort(start - 2));
        return Arrays.copyOfRange(pkcs8, start, start + length);
    }

    /** SEQUENCE of INTEGER 1, the number, [0] the curve P-256, [1] the point. */
    private static byte[] sec1(ECPrivateKey secret, ECPublicKey point) {
        return ByteBuffer.allocate(121)
                .put(HexFormat.of().parseHex("30770201010420"))
                .put(bytes32(secret.getS()))
                .put(HexFormat.of().parseHex("a00a06082a8648ce3d030107a14403420004"))
                .put(bytes32(point.getW().getAffineX()))
                .put(bytes32(point.getW().getAffineY()))
                .array();
    }

    private static byte[] bytes32(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, fixed, 32 - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static Path armoured(String label, byte[] content, Path file) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
