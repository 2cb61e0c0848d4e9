package org.opnfv.doctor.functest.contract;

import java.net.URI;
import org.opnfv.doctor.functest.cloud.AuthMethod;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.IdentityRef;

/** Credentials with one thing changed. */
final class Doctored {
    private Doctored() {}

    static Credentials at(Credentials c, URI authUrl) {
        return new Credentials(
                authUrl,
                c.login(),
                c.project(),
                c.projectDomain(),
                c.region(),
                c.endpointInterface(),
                c.services(),
                c.tls(),
                c.proxies(),
                c.origin());
    }

    static Credentials user(Credentials c, String username, String password, IdentityRef project) {
        AuthMethod.Password mine = (AuthMethod.Password) c.login();
        return c.as(new AuthMethod.Password(IdentityRef.name(username), mine.domain(), password), project, c.origin());
    }

    static Credentials region(Credentials c, String region) {
        return new Credentials(
                c.authUrl(),
                c.login(),
                c.project(),
                c.projectDomain(),
                region,
                c.endpointInterface(),
                c.services(),
                c.tls(),
                c.proxies(),
                c.origin());
    }
}
