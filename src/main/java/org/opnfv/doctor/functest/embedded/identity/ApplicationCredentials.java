package org.opnfv.doctor.functest.embedded.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All application credentials. Thread-safe. */
final class ApplicationCredentials {

    private final Map<String, ApplicationCredential> byId = new LinkedHashMap<>();

    synchronized void add(ApplicationCredential credential) {
        if (named(credential.userId(), credential.name()).isPresent()) {
            throw KeystoneErrors.conflict("application credential", credential.name());
        }
        byId.put(credential.id(), credential);
    }

    synchronized Optional<ApplicationCredential> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    ApplicationCredential get(String id) {
        return find(id).orElseThrow(() -> KeystoneErrors.notFound("application credential", id));
    }

    synchronized Optional<ApplicationCredential> named(String userId, String name) {
        return byId.values().stream()
                .filter(credential ->
                        credential.userId().equals(userId) && credential.name().equals(name))
                .findFirst();
    }

    synchronized List<ApplicationCredential> of(String userId) {
        return byId.values().stream()
                .filter(credential -> credential.userId().equals(userId))
                .toList();
    }

    synchronized void delete(String id) {
        byId.remove(id);
    }
}
