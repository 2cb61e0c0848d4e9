package org.opnfv.doctor.functest.embedded;

import java.time.Instant;
import java.util.List;

/**
 * A token that Keystone gave out.
 *
 * @param id the secret itself, the value of {@code X-Auth-Token}
 * @param auditIds its own audit id first, then that of the token it was made from, if any
 * @param methods how the caller proved himself: {@code password}, {@code token}
 */
public record Token(
        String id, Caller caller, List<String> methods, List<String> auditIds, Instant issued, Instant expires) {

    /** Copies the lists. */
    public Token {
        methods = List.copyOf(methods);
        auditIds = List.copyOf(auditIds);
    }

    Token heldBy(Caller changed) {
        return new Token(id, changed, methods, auditIds, issued, expires);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "Token[caller=" + caller + ", expires=" + expires + "]";
    }
}
