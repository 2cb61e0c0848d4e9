package org.opnfv.doctor.functest.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a user authenticates to Keystone: a method of
 * <a href="https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management">its API v3</a>.
 */
public sealed interface AuthMethod {
    /** The user's name in messages, such as {@code user admin}. */
    String who();

    /** The secret that no message may show. */
    String secret();

    /** Whether Keystone issues tokens for one project only, whatever roles the user has in others. */
    default boolean boundToProject() {
        return false;
    }

    /** The request's {@code auth.identity}. */
    Map<String, Object> identity();

    /**
     * A user and password.
     *
     * @param domain of the user; irrelevant for a user named by id
     */
    record Password(IdentityRef user, IdentityRef domain, String secret) implements AuthMethod {
        @Override
        public String who() {
            return AuthMethod.user(user);
        }

        @Override
        public Map<String, Object> identity() {
            Map<String, Object> named = user.in(domain);
            named.put("password", secret);
            return method("password", Map.of("user", named));
        }

        /** Everything but the password. */
        @Override
        public String toString() {
            return who() + "@" + domain;
        }
    }

    /**
     * An application credential, which stands for a user in one project.
     *
     * @param credential by its id, or by its name, which is unique among those of {@code user}
     * @param user its owner; null when its id is known
     * @param domain of that user; irrelevant for a user named by id
     */
    record ApplicationCredential(IdentityRef credential, IdentityRef user, IdentityRef domain, String secret)
            implements AuthMethod {
        @Override
        public String who() {
            return "application credential " + credential + (user == null ? "" : " of " + AuthMethod.user(user));
        }

        @Override
        public boolean boundToProject() {
            return true;
        }

        @Override
        public Map<String, Object> identity() {
            Map<String, Object> named = new LinkedHashMap<>();
            named.put(credential.byId() ? "id" : "name", credential.value());
            named.put("secret", secret);
            if (user != null) {
                named.put("user", user.in(domain));
            }
            return method("application_credential", named);
        }

        /** Everything but the secret. */
        @Override
        public String toString() {
            return who();
        }
    }

    /** An existing token; tokens made from it expire with it. */
    record Token(String secret) implements AuthMethod {
        @Override
        public String who() {
            return "the user of the token";
        }

        @Override
        public Map<String, Object> identity() {
            return method("token", Map.of("id", secret));
        }

        /** Nothing of the token. */
        @Override
        public String toString() {
            return who();
        }
    }

    private static String user(IdentityRef user) {
        return user.byId() ? "user id " + user : "user " + user;
    }

    private static Map<String, Object> method(String name, Object details) {
        return Map.of("methods", List.of(name), name, details);
    }
}
