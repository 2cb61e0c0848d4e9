package org.opnfv.doctor.functest.embedded;

import java.time.Instant;
import java.util.List;

/**
 * A token that Keystone issued.
 *
 * @param id the secret itself, the value of {@code X-Auth-Token}
 * @param auditIds its own audit id first, then that of the token it was made from, if any
 * @param methods how the caller authenticated: {@code password}, {@code token}, {@code application_credential}
 * @param delegation the id of the application credential used; null for none
 */
public record Token(
        String id,
        Caller caller,
        List<String> methods,
        String delegation,
        List<String> auditIds,
        Instant issued,
        Instant expires) {

    /** Copies the lists. */
    public Token {
        methods = List.copyOf(methods);
        auditIds = List.copyOf(auditIds);
    }

    Token heldBy(Caller changed) {
        return new Token(id, changed, methods, delegation, auditIds, issued, expires);
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "Token[caller=" + caller + ", expires=" + expires + "]";
    }
}
