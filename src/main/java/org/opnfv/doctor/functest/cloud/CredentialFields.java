package org.opnfv.doctor.functest.cloud;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules that {@code clouds.yaml} and {@code OS_*} have in common: which fields there are, their synonyms and
 * defaults. Only the way to look a field up, and how the user calls it, differ.
 */
final class CredentialFields {
    private static final Set<String> INTERFACES = Set.of("public", "internal", "admin");
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "y", "t");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "n", "f");
    private static final Set<String> PASSWORD_TYPES = Set.of("password", "v3password");

    private final Function<String, String> lookup;
    private final Function<String, String> title;
    private final String origin;
    private final String remedy;

    /**
     * @param lookup a field's value by its name in lower case, such as {@code auth_url}; null when absent
     * @param title what the user calls the field
     * @param origin where the fields come from
     * @param remedy what to do about a missing field
     */
    CredentialFields(Function<String, String> lookup, Function<String, String> title, String origin, String remedy) {
        this.lookup = lookup;
        this.title = title;
        this.origin = origin;
        this.remedy = remedy;
    }

    Credentials read(String region, Path workingDirectory, Path home) throws CredentialsException {
        String type = get("auth_type").orElse("password");
        if (!PASSWORD_TYPES.contains(type)) {
            throw new CredentialsException(origin + ": " + title.apply("auth_type") + " is " + type
                    + ", and only password can be used; give a user name and password");
        }
        return new Credentials(
                authUrl(),
                need("username"),
                need("password"),
                project(),
                domain("user_domain"),
                domain("project_domain"),
                region,
                endpointInterface(),
                cacert(workingDirectory, home),
                verify(),
                origin);
    }

    private URI authUrl() throws CredentialsException {
        String given = need("auth_url");
        String url = given.replaceAll("/+$", "");
        try {
            URI parsed = new URI(url.replaceAll("/+v(2\\.0|3)$", "") + "/v3");
            if (parsed.getHost() == null || !Set.of("http", "https").contains(parsed.getScheme())) {
                throw new URISyntaxException(given, "no http or https URL");
            }
            return parsed;
        } catch (URISyntaxException e) {
            throw new CredentialsException(
                    origin + ": " + title.apply("auth_url") + " is not a URL: " + given
                            + "; it should look like http://keystone.example:5000/v3",
                    e);
        }
    }

    private Ref project() throws CredentialsException {
        Optional<String> id = get("project_id").or(() -> get("tenant_id"));
        if (id.isPresent()) {
            return Ref.id(id.get());
        }
        Optional<String> name = get("project_name").or(() -> get("tenant_name"));
        return Ref.name(name.isPresent() ? name.get() : need("project_name"));
    }

    /** The domain that is given, else the one for both, else the one every Keystone starts with. */
    private Ref domain(String which) {
        return get(which + "_id")
                .map(Ref::id)
                .or(() -> get(which + "_name").map(Ref::name))
                .or(() -> get("domain_id").map(Ref::id))
                .or(() -> get("domain_name").map(Ref::name))
                .or(() ->
                        get("default_domain").or(() -> get("default_domain_id")).map(Ref::id))
                .orElse(Ref.id("default"));
    }

    private String endpointInterface() throws CredentialsException {
        String field = get("interface").isPresent() ? "interface" : "endpoint_type";
        String given = get(field).orElse("public");
        String plain = given.replaceAll("(?i)url$", "").toLowerCase(Locale.ROOT);
        if (!INTERFACES.contains(plain)) {
            throw new CredentialsException(
                    origin + ": " + title.apply(field) + " is " + given + "; it must be public, internal or admin");
        }
        return plain;
    }

    private boolean verify() throws CredentialsException {
        return flag("verify", true) && !flag("insecure", false);
    }

    private boolean flag(String field, boolean otherwise) throws CredentialsException {
        String given = get(field).orElse(String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
        if (!TRUE.contains(given) && !FALSE.contains(given)) {
            throw new CredentialsException(
                    origin + ": " + title.apply(field) + " is " + given + "; it must be true or false");
        }
        return TRUE.contains(given);
    }

    private Path cacert(Path workingDirectory, Path home) throws CredentialsException {
        Optional<String> given = get("cacert");
        if (given.isEmpty()) {
            return null;
        }
        Path file = given.get().startsWith("~/")
                ? home.resolve(given.get().substring(2))
                : workingDirectory.resolve(given.get());
        if (!Files.isReadable(file)) {
            throw new CredentialsException(origin + ": " + title.apply("cacert") + " names " + file
                    + ", which cannot be read; correct the path or leave it out");
        }
        return file;
    }

    private String need(String field) throws CredentialsException {
        Optional<String> value = get(field);
        if (value.isEmpty()) {
            throw new CredentialsException(origin + ": " + title.apply(field) + " is missing; " + remedy);
        }
        return value.get();
    }

    private Optional<String> get(String field) {
        return Optional.ofNullable(lookup.apply(field)).filter(value -> !value.isEmpty());
    }
}
