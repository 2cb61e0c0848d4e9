package org.opnfv.doctor.functest.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules that {@code clouds.yaml} and {@code OS_*} have in common: which fields there are, their synonyms and
 * defaults. Only the way to look a field up, and how the user calls it, differ.
 *
 * @param lookup a field's value by its name in lower case, such as {@code auth_url}; null when absent
 * @param title what the user calls the field
 * @param origin where the fields come from
 * @param remedy what to do about a missing field
 */
record CredentialFields(Function<String, String> lookup, Function<String, String> title, String origin, String remedy) {
    private static final Set<String> INTERFACES = Set.of("public", "internal", "admin");
    private static final Set<String> PASSWORD_TYPES = Set.of("password", "v3password");
    private static final Set<String> TOKEN_TYPES = Set.of("token", "v3token");
    private static final String APPLICATION_CREDENTIAL = "v3applicationcredential";

    Credentials read(
            String region, Map<String, String> services, Map<String, String> env, Path workingDirectory, Path home)
            throws CredentialsException {
        refuseWhatCannotWork();
        URI authUrl = authUrl(region);
        AuthMethod login = login();
        IdentityRef project = project();
        if (project == null
                && !login.boundToProject()
                && get("domain_id").or(() -> get("domain_name")).isPresent()) {
            throw new CredentialsException(origin + ": it is for a whole domain, and a run works in a project; "
                    + title.apply("project_name") + " is missing; " + remedy);
        }
        for (Map.Entry<String, String> service : services.entrySet()) {
            requireUrl(service.getKey(), service.getValue());
        }
        TransportFields transport = new TransportFields(
                this::get, field -> origin + ": " + title.apply(field), env, workingDirectory, home);
        return new Credentials(
                authUrl,
                login,
                project,
                domain("project_domain"),
                region,
                endpointInterface(),
                services,
                transport.tls(authUrl),
                transport.proxies(authUrl),
                origin);
    }

    private void refuseWhatCannotWork() throws CredentialsException {
        String version = get("identity_api_version").orElse("3");
        if (!version.matches("v?3(\\..*)?")) {
            throw new CredentialsException(origin + ": " + title.apply("identity_api_version") + " is " + version
                    + ", and only Keystone's API 3 is spoken; set it to 3");
        }
        if (get("system_scope").isPresent()) {
            throw new CredentialsException(origin + ": " + title.apply("system_scope")
                    + " is set, and a run works in a project, which a token for the system is not good for; leave it out and"
                    + " name a project");
        }
        if (get("trust_id").isPresent()) {
            throw new CredentialsException(origin + ": " + title.apply("trust_id")
                    + " is set, and trusts cannot be used; make an application credential instead");
        }
    }

    private AuthMethod login() throws CredentialsException {
        Optional<String> given = get("auth_type").or(() -> get("auth_plugin"));
        String type = given.orElseGet(this::impliedType);
        if (PASSWORD_TYPES.contains(type)) {
            return new AuthMethod.Password(user(), domain("user_domain"), need("password"));
        }
        if (TOKEN_TYPES.contains(type)) {
            Optional<String> token = get("token").or(() -> get("auth_token"));
            return new AuthMethod.Token(token.isPresent() ? token.get() : need("token"));
        }
        if (APPLICATION_CREDENTIAL.equals(type)) {
            String secret = need("application_credential_secret");
            Optional<String> id = get("application_credential_id");
            if (id.isPresent()) {
                return new AuthMethod.ApplicationCredential(IdentityRef.id(id.get()), null, null, secret);
            }
            if (get("application_credential_name").isEmpty()) {
                need("application_credential_id");
            }
            IdentityRef name = IdentityRef.name(need("application_credential_name"));
            return new AuthMethod.ApplicationCredential(name, user(), domain("user_domain"), secret);
        }
        throw new CredentialsException(origin + ": " + title.apply("auth_type") + " is " + type
                + ", which " + (type.startsWith("v2") ? "is of Keystone's API 2.0" : "cannot be used")
                + "; use password, v3password, v3applicationcredential, token or v3token");
    }

    /** As the openstack client chooses, which knows no way to take an application credential unasked. */
    private String impliedType() {
        boolean named = get("username").or(() -> get("user_id")).isPresent();
        if (get("application_credential_secret").isPresent() && get("password").isEmpty()) {
            return APPLICATION_CREDENTIAL;
        }
        return !named && get("token").or(() -> get("auth_token")).isPresent() ? "token" : "password";
    }

    private IdentityRef user() throws CredentialsException {
        Optional<String> id = get("user_id");
        if (id.isPresent()) {
            return IdentityRef.id(id.get());
        }
        Optional<String> name = get("username").or(() -> get("user_name"));
        return IdentityRef.name(name.isPresent() ? name.get() : need("username"));
    }

    private URI authUrl(String region) throws CredentialsException {
        String given = need("auth_url").replace("{region_name}", region == null ? "" : region);
        String url = given.replaceAll("/+$", "");
        return EndpointUrl.parse(url.replaceAll("/+v(2\\.0|3)$", "") + "/v3")
                .orElseThrow(() -> noUrl("auth_url", given, "http://keystone.example:5000/v3"));
    }

    private void requireUrl(String field, String value) throws CredentialsException {
        if (field.contains("_endpoint")
                && !field.endsWith("_type")
                && EndpointUrl.parse(value).isEmpty()) {
            throw noUrl(field, value, "http://nova.example:8774/v2.1");
        }
    }

    private CredentialsException noUrl(String field, String given, String example) {
        return new CredentialsException(origin + ": " + title.apply(field) + " is not a URL"
                + (given.contains("@") ? " without user and password: " : ": ") + EndpointUrl.shown(given)
                + "; it should look like " + example);
    }

    /** Null when none is named: Keystone knows one perhaps. */
    private IdentityRef project() {
        return get("project_id")
                .or(() -> get("tenant_id"))
                .map(IdentityRef::id)
                .or(() -> get("project_name").or(() -> get("tenant_name")).map(IdentityRef::name))
                .orElse(null);
    }

    /** The domain that is given, else the one for both, else the one every Keystone starts with. */
    private IdentityRef domain(String which) {
        return get(which + "_id")
                .map(IdentityRef::id)
                .or(() -> get(which + "_name").map(IdentityRef::name))
                .or(() -> get("domain_id").map(IdentityRef::id))
                .or(() -> get("domain_name").map(IdentityRef::name))
                .or(() ->
                        get("default_domain").or(() -> get("default_domain_id")).map(IdentityRef::id))
                .or(() -> get("default_domain_name").map(IdentityRef::name))
                .orElse(IdentityRef.id("default"));
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
