package org.opnfv.doctor.functest.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a user authenticates to Keystone: a method of
 * <a href="https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management">its API v3</a>.
 */
public sealed interface AuthMethod {
    /** Who it is, as messages call him, such as {@code user admin}. */
    String who();

    /** What no message may show. */
    String secret();

    /** Whether Keystone gives tokens of one project only, whatever roles the user has in others. */
    default boolean boundToProject() {
        return false;
    }

    /** What Keystone is told as {@code auth.identity}. */
    Map<String, Object> identity();

    /**
     * A user and his password.
     *
     * @param domain of the user; without meaning when he is named by his id
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
     * What a user made to stand for him in one project.
     *
     * @param credential by its id, or by its name, which is unique among those of {@code user}
     * @param user whose it is; null when its id is known
     * @param domain of that user; without meaning when he is named by his id
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

    /** A token that somebody has got already; what is made from it ends when it ends. */
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
