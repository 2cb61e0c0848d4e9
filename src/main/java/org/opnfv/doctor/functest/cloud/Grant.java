package org.opnfv.doctor.functest.cloud;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openstack4j.model.identity.v3.Token;

/** What Keystone granted: a token, and what it is good for. Immutable; a renewal makes a new one. */
final class Grant {
    private final Token token;
    private final Endpoints endpoints;

    Grant(Token token, Endpoints endpoints) {
        this.token = token;
        this.endpoints = endpoints;
    }

    /** For OpenStack4j only; its own toString would show the token's id. */
    Token token() {
        return token;
    }

    String tokenId() {
        return token.getId();
    }

    Endpoints endpoints() {
        return endpoints;
    }

    String userId() {
        return token.getUser().getId();
    }

    String userDomainId() {
        return token.getUser().getDomain().getId();
    }

    String projectId() {
        return token.getProject().getId();
    }

    String projectDomainId() {
        return token.getProject().getDomainId();
    }

    Set<String> roles() {
        return token.getRoles().stream().map(role -> role.getName()).collect(Collectors.toUnmodifiableSet());
    }

    List<Service> catalog() {
        return endpoints.services();
    }
}
