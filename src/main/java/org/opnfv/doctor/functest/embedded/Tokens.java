package org.opnfv.doctor.functest.embedded;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The valid tokens, shared by all services. Thread-safe. */
public final class Tokens {

    /** The default lifetime of Keystone's tokens. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final String PREFIX = "gAAAAAB"; // the prefix of each Fernet token
    private static final int TOKEN_BYTES = 132; // the length of Keystone's usual Fernet token
    private static final int AUDIT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Token> valid = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Duration lifetime;
    private volatile URI authUrl = URI.create("http://127.0.0.1:5000");

    /** Tokens that live for {@link #LIFETIME} by the system's clock. */
    public Tokens() {
        this(InstantSource.system(), LIFETIME);
    }

    /** Tokens that live for {@code lifetime} by {@code clock}. */
    public Tokens(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Issues a token after authentication by password. */
    public Token issue(Caller caller) {
        return issue(caller, "password", null);
    }

    /** Issues a token after authentication by the application credential of that id. */
    public Token delegate(Caller caller, String credentialId) {
        return issue(caller, "application_credential", credentialId);
    }

    private Token issue(Caller caller, String method, String delegation) {
        Instant now = now();
        List<String> audit = List.of(secret(AUDIT_BYTES));
        return keep(new Token(newId(), caller, List.of(method), delegation, audit, now, now.plus(lifetime)));
    }

    /** Issues a token after authentication by another token; it expires with that one. */
    public Token reissue(Caller caller, Token from) {
        List<String> methods = new ArrayList<>(from.methods());
        if (!methods.contains("token")) {
            methods.add("token");
        }
        String root = from.auditIds().get(from.auditIds().size() - 1);
        List<String> audit = List.of(secret(AUDIT_BYTES), root);
        return keep(new Token(newId(), caller, methods, from.delegation(), audit, now(), from.expires()));
    }

    /** The current time of the tokens' clock. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS); // Keystone's tokens have whole seconds only
    }

    private static String newId() {
        return PREFIX + secret(TOKEN_BYTES);
    }

    private Token keep(Token token) {
        valid.values().removeIf(other -> other.expires().isBefore(token.issued()));
        valid.put(token.id(), token);
        return token;
    }

    private static String secret(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The token with this id, unless it is unknown, revoked or expired. */
    public Optional<Token> find(String id) {
        return Optional.ofNullable(valid.get(id))
                .filter(token -> token.expires().isAfter(clock.instant()));
    }

    /** Revokes one token; false when it already was. */
    public boolean revoke(String id) {
        return valid.remove(id) != null;
    }

    /**
     * Reassesses the holder of each token, after roles, users or projects have changed.
     *
     * @param judge the token's new rights; empty revokes it
     */
    public void reassess(Function<Token, Optional<Caller>> judge) {
        for (String id : valid.keySet()) {
            valid.computeIfPresent(
                    id, (same, token) -> judge.apply(token).map(token::heldBy).orElse(null));
        }
    }

    /** Keystone's root, which services name when they answer 401. */
    public URI authUrl() {
        return authUrl;
    }

    void authUrl(URI url) {
        authUrl = url;
    }
}
