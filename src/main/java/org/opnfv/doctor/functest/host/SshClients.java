package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;

/** Sets up the SSH library as the settings say. */
final class SshClients {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);
    private static final int KEEP_ALIVE_MISSES = 3;

    private SshClients() {}

    /** A started client that logs in by public key alone; fails when a key file cannot be used. */
    static SshClient start(SshSettings settings) {
        List<KeyPair> keys = keys(settings.keys());
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys));
        client.setServerKeyVerifier(HostKeyCheck.of(settings));
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        if (settings.agentSocket() != null && Files.exists(settings.agentSocket())) {
            client.setAgentFactory(SshAgent.at(settings.agentSocket()));
        }
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, KEEP_ALIVE);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, KEEP_ALIVE_MISSES);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.connectTimeout());
        client.start();
        return client;
    }

    private static List<KeyPair> keys(List<Path> files) {
        List<KeyPair> keys = new ArrayList<>();
        for (Path file : files) {
            try (var in = Files.newInputStream(file)) {
                Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                        null, NamedResource.ofName(file.toString()), in, FilePasswordProvider.EMPTY);
                if (found == null) {
                    throw new HostException(
                            "the SSH key " + file + " is no private key in OpenSSH or PEM format", null);
                }
                found.forEach(keys::add);
            } catch (java.nio.file.NoSuchFileException e) {
                throw new HostException("there is no SSH key " + file + ": set ssh.key or SSH_KEY to one", e);
            } catch (GeneralSecurityException e) {
                throw new HostException(unusable(file, e), e);
            } catch (IOException | RuntimeException e) {
                throw e instanceof HostException known ? known : new HostException(unusable(file, e), e);
            }
        }
        return keys;
    }

    private static String unusable(Path file, Exception e) {
        return "the SSH key " + file + " cannot be used (" + e.getMessage()
                + "): when a passphrase protects it, add it to ssh-agent";
    }
}
