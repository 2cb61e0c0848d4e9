package org.opnfv.doctor.functest.http.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The client's certificate, sent to each server that asks for one, whatever authorities the server lists, as OpenSSL does: Java's own key
 * manager would send none where a link of the chain is missing.
 */
final class ClientCertificate extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";
    private static final byte[] SAMPLE = {1};
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private final X509Certificate[] chain;
    private final PrivateKey key;

    private ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain.toArray(X509Certificate[]::new);
        this.key = key;
    }

    /**
     * Reads the certificate, those of its chain after it, and the key.
     *
     * @param keyFile null where the key is in the certificate's file
     * @throws IOException when they cannot be used; the message names the file
     */
    static ClientCertificate read(Path file, Path keyFile, Supplier<char[]> passphrase) throws IOException {
        Path reading = file;
        try {
            List<Pem> blocks = Pem.read(file);
            List<X509Certificate> chain = CaCertificates.chain(blocks);
            reading = keyFile == null ? file : keyFile;
            PrivateKey key = PrivateKeys.first(keyFile == null ? blocks : Pem.read(keyFile), passphrase);
            if (!belong(chain.get(0).getPublicKey(), key)) {
                throw new InvalidKeyException("its key is not that of the first certificate in " + file);
            }
            return new ClientCertificate(chain, key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "the client's " + (reading.equals(keyFile) ? "key" : "certificate") + " in " + reading
                            + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    private static boolean belong(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        if (!certified.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        if (!SIGNATURES.containsKey(key.getAlgorithm())) {
            return true;
        }
        Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
