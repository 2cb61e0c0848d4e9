package org.opnfv.doctor.functest.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Private keys in each format that OpenSSL writes: PKCS #8, PKCS #1 for RSA, SEC 1 for EC, with or without a passphrase. */
final class PrivateKeys {
    private static final Set<String> KNOWN =
            Set.of("PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");
    private static final byte[] VERSION_0 = new Der(Der.INTEGER, new byte[1]).encoded();
    // RFC 8017, rsaEncryption with its NULL, and RFC 5480, id-ecPublicKey.
    private static final byte[] RSA = {
        0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };
    private static final byte[] EC = Der.object("2a8648ce3d0201").encoded();
    private static final int EC_PARAMETERS = 0xa0;

    private PrivateKeys() {}

    /**
     * The first key among the blocks of a file.
     *
     * @param passphrase asked when the key is encrypted; returns null where there is none
     */
    static PrivateKey first(List<Pem> blocks, Supplier<char[]> passphrase)
            throws IOException, GeneralSecurityException {
        Pem block = blocks.stream()
                .filter(one -> one.type().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new IOException("it holds no private key"));
        if (!KNOWN.contains(block.type())) {
            throw new InvalidKeyException("its " + block.type() + " is of no kind that can be used for TLS");
        }
        byte[] content = block.content();
        if (block.encryption() != null) {
            content = EncryptedKeys.traditional(content, block.encryption(), asked(passphrase));
        } else if (block.type().startsWith("ENCRYPTED")) {
            content = EncryptedKeys.pkcs8(content, asked(passphrase));
        }
        return key(
                switch (block.type()) {
                    case "RSA PRIVATE KEY" -> wrapped(RSA, content);
                    case "EC PRIVATE KEY" -> wrapped(curve(content), content);
                    default -> content;
                });
    }

    private static char[] asked(Supplier<char[]> passphrase) throws InvalidKeyException {
        char[] given = passphrase.get();
        if (given == null) {
            throw new InvalidKeyException("its key is encrypted, and nobody can be asked for the passphrase; set"
                    + " DOCTOR_OS_KEY_PASSPHRASE, or start on a terminal");
        }
        return given;
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        for (String kind : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                continue;
            }
        }
        throw new InvalidKeyException("its key is of no kind that Java can use for TLS, such as RSA or a NIST curve");
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.of(Der.SEQUENCE, VERSION_0, algorithm, new Der(Der.OCTETS, key).encoded())
                .encoded();
    }

    private static byte[] curve(byte[] key) throws InvalidKeyException {
        for (Der part : new Der(Der.SEQUENCE, key).at(0).elements()) {
            if (part.tag() == EC_PARAMETERS) {
                return Der.of(Der.SEQUENCE, EC, part.content()).encoded();
            }
        }
        throw new InvalidKeyException("its EC key does not name its curve");
    }
}
