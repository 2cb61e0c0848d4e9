package org.opnfv.doctor.functest.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts private keys with a passphrase, in both of OpenSSL's formats. */
final class EncryptedKeys {
    private static final int MD5_BYTES = 16;
    private static final int SALT_BYTES = 8;
    private static final String PBES2 = "2a864886f70d01050d";
    private static final String PBKDF2 = "2a864886f70d01050c";
    private static final Map<String, String> DIGESTS = Map.of(
            "2a864886f70d0207", "SHA1",
            "2a864886f70d0208", "SHA224",
            "2a864886f70d0209", "SHA256",
            "2a864886f70d020a", "SHA384",
            "2a864886f70d020b", "SHA512");
    private static final Map<String, Kind> BY_OBJECT = Map.of(
            "2a864886f70d0307", new Kind("DESede", 24),
            "608648016503040102", new Kind("AES", 16),
            "608648016503040116", new Kind("AES", 24),
            "60864801650304012a", new Kind("AES", 32));
    private static final Map<String, Kind> BY_NAME = Map.of(
            "DES-EDE3-CBC", new Kind("DESede", 24),
            "AES-128-CBC", new Kind("AES", 16),
            "AES-192-CBC", new Kind("AES", 24),
            "AES-256-CBC", new Kind("AES", 32));

    /** A cipher, and the length of its keys in bytes. */
    private record Kind(String cipher, int bytes) {}

    private EncryptedKeys() {}

    /** OpenSSL's own format, whose header is {@code AES-256-CBC,<initial vector>}: see EVP_BytesToKey(3), with MD5 and one round. */
    static byte[] traditional(byte[] encrypted, String header, char[] passphrase) throws GeneralSecurityException {
        String[] parts = header.split(",");
        Kind kind = BY_NAME.get(parts[0]);
        if (kind == null || parts.length != 2) {
            throw unknown(parts[0]);
        }
        byte[] vector = HexFormat.of().parseHex(parts[1]);
        MessageDigest digest = MessageDigest.getInstance("MD5");
        byte[] key = new byte[0];
        byte[] last = key;
        while (key.length < kind.bytes()) {
            digest.update(last);
            digest.update(new String(passphrase).getBytes(StandardCharsets.UTF_8));
            last = digest.digest(Arrays.copyOf(vector, SALT_BYTES));
            key = Arrays.copyOf(key, key.length + MD5_BYTES);
            System.arraycopy(last, 0, key, key.length - MD5_BYTES, MD5_BYTES);
        }
        return open(kind, Arrays.copyOf(key, kind.bytes()), vector, encrypted);
    }

    /** PKCS #8 (RFC 5958). Java's own PBES2 knows only AES, but keys of OpenSSL's {@code -des3} are in use. */
    static byte[] pkcs8(byte[] info, char[] passphrase) throws IOException, GeneralSecurityException {
        Der whole = new Der(Der.SEQUENCE, info).at(0);
        Der scheme = whole.at(0);
        if (!scheme.at(0).hex().equals(PBES2)) {
            return old(info, passphrase);
        }
        Der derivation = scheme.at(1).at(0);
        Der encryption = scheme.at(1).at(1);
        Kind kind = BY_OBJECT.get(encryption.at(0).hex());
        if (kind == null || !derivation.at(0).hex().equals(PBKDF2)) {
            throw unknown("a scheme other than PBES2 with PBKDF2 and AES or DES3");
        }
        Der parameters = derivation.at(1);
        // The default is HMAC with SHA-1 (RFC 8018).
        String digest = "SHA1";
        for (Der part : parameters.elements()) {
            if (part.tag() == Der.SEQUENCE) {
                digest = DIGESTS.getOrDefault(part.at(0).hex(), "an unknown digest");
            }
        }
        PBEKeySpec spec = new PBEKeySpec(
                passphrase, parameters.at(0).content(), parameters.at(1).number(), kind.bytes() * Byte.SIZE);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
                .generateSecret(spec)
                .getEncoded();
        return open(kind, key, encryption.at(1).content(), whole.at(1).content());
    }

    private static byte[] old(byte[] info, char[] passphrase) throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo key = new EncryptedPrivateKeyInfo(info);
        SecretKey secret = SecretKeyFactory.getInstance(key.getAlgName()).generateSecret(new PBEKeySpec(passphrase));
        Cipher cipher = Cipher.getInstance(key.getAlgName());
        cipher.init(Cipher.DECRYPT_MODE, secret, key.getAlgParameters());
        return opened(cipher, key.getEncryptedData());
    }

    private static byte[] open(Kind kind, byte[] key, byte[] vector, byte[] encrypted) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(kind.cipher() + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, kind.cipher()), new IvParameterSpec(vector));
        return opened(cipher, encrypted);
    }

    private static byte[] opened(Cipher cipher, byte[] encrypted) throws GeneralSecurityException {
        try {
            byte[] key = cipher.doFinal(encrypted);
            // One wrong passphrase in 256 leaves a padding that looks right.
            Der.elements(key);
            return key;
        } catch (BadPaddingException | InvalidKeyException e) {
            throw new InvalidKeyException("the passphrase is not that of its key", e);
        }
    }

    private static InvalidKeyException unknown(String cipher) {
        return new InvalidKeyException("its key is encrypted with " + cipher
                + ", which cannot be opened; 'openssl pkcs8 -topk8 -v2 aes256' makes one that can");
    }
}
