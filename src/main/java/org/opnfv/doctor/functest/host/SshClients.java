package org.opnfv.doctor.functest.host;

import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/** Sets up the SSH library as the settings say. */
final class SshClients {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);
    private static final int KEEP_ALIVE_MISSES = 3;

    private SshClients() {}

    /** A started client that logs in by public key, or by password where there is one; fails when a key cannot be used. */
    static SshClient start(SshSettings settings) {
        SshLogin login = settings.login();
        List<KeyPair> keys =
                login.keys().stream().flatMap(key -> key.pairs().stream()).toList();
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys));
        client.setServerKeyVerifier(HostKeyCheck.of(settings));
        client.setUserAuthFactories(ways(login));
        client.setForwardingFilter(new OnlyForwarded());
        if (login.password() != null) {
            client.addPasswordIdentity(login.password().text());
        }
        if (login.agentSocket() != null && Files.exists(login.agentSocket())) {
            client.setAgentFactory(SshAgent.at(login.agentSocket()));
        }
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, KEEP_ALIVE);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, KEEP_ALIVE_MISSES);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.connectTimeout());
        client.start();
        return client;
    }

    /** A server may ask for the password by itself, or have its login system ask for it. */
    private static List<UserAuthFactory> ways(SshLogin login) {
        List<UserAuthFactory> ways = new ArrayList<>(List.of(UserAuthPublicKeyFactory.INSTANCE));
        if (login.password() != null) {
            ways.add(UserAuthPasswordFactory.INSTANCE);
            ways.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
        }
        return ways;
    }
}
