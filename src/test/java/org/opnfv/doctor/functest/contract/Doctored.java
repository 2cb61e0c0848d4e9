package org.opnfv.doctor.functest.contract;

import java.net.URI;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.Ref;

/** Credentials with one thing changed. */
final class Doctored {
    private Doctored() {}

    static Credentials at(Credentials c, URI authUrl) {
        return new Credentials(
                authUrl,
                c.username(),
                c.password(),
                c.project(),
                c.userDomain(),
                c.projectDomain(),
                c.region(),
                c.endpointInterface(),
                c.cacert(),
                c.verify(),
                c.origin());
    }

    static Credentials user(Credentials c, String username, String password, Ref project) {
        return new Credentials(
                c.authUrl(),
                username,
                password,
                project,
                c.userDomain(),
                c.projectDomain(),
                c.region(),
                c.endpointInterface(),
                c.cacert(),
                c.verify(),
                c.origin());
    }

    static Credentials region(Credentials c, String region) {
        return new Credentials(
                c.authUrl(),
                c.username(),
                c.password(),
                c.project(),
                c.userDomain(),
                c.projectDomain(),
                region,
                c.endpointInterface(),
                c.cacert(),
                c.verify(),
                c.origin());
    }
}
