package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Caller ANNA = new Caller("u1", "anna", "p1", "forest", Set.of("member"));
    private static final Caller BERT = new Caller("u2", "bert", "p1", "forest", Set.of("admin"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));
    private final Tokens tokens = new Tokens(now::get, Duration.ofMinutes(60));

    @Test
    void aTokenIsGoodUntilItExpires() {
        String id = tokens.issue(ANNA).id();

        now.set(Instant.parse("2026-11-23T01:59:59.999Z"));
        assertThat(tokens.find(id)).map(Token::caller).contains(ANNA);
        now.set(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(tokens.find(id)).isEmpty();
    }

    @Test
    void aTokenMadeFromAnotherDoesNotOutliveIt() {
        Token first = tokens.issue(ANNA);
        now.set(Instant.parse("2026-11-23T01:30:00Z"));

        Token second = tokens.reissue(ANNA, first);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.expires()).isEqualTo(first.expires());
        assertThat(second.methods()).containsExactly("password", "token");
        assertThat(second.auditIds()).hasSize(2).endsWith(first.auditIds().get(0));
    }

    @Test
    void aRevokedTokenIsWorthless() {
        String id = tokens.issue(ANNA).id();

        assertThat(tokens.revoke(id)).isTrue();
        assertThat(tokens.find(id)).isEmpty();
        assertThat(tokens.revoke(id)).isFalse();
    }

    @Test
    void tokensFollowWhatTheirHoldersMayDo() {
        String annas = tokens.issue(ANNA).id();
        String berts = tokens.issue(BERT).id();
        Caller promoted = new Caller("u1", "anna", "p1", "forest", Set.of("admin"));

        tokens.reassess(token -> token.caller().equals(ANNA) ? Optional.of(promoted) : Optional.empty());

        assertThat(tokens.find(annas)).map(Token::caller).contains(promoted);
        assertThat(tokens.find(berts)).isEmpty();
    }

    @Test
    void aTokenDoesNotShowItsSecret() {
        Token token = tokens.issue(ANNA);

        assertThat(token.toString()).contains("anna").doesNotContain(token.id());
    }
}
