package org.opnfv.doctor.functest.cloud;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.tls.Tls;

/** How to reach and verify a cloud's servers: from credentials, and from the variables that Python's requests reads. */
final class TransportFields {
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "y", "t");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "n", "f");
    private static final String PASSPHRASE = "DOCTOR_OS_KEY_PASSPHRASE";

    private final Function<String, Optional<String>> lookup;
    private final UnaryOperator<String> title;
    private final Map<String, String> env;
    private final Path workingDirectory;
    private final Path home;

    /**
     * @param lookup a field of the credentials
     * @param title its name in messages, with its origin
     * @param env the environment
     */
    TransportFields(
            Function<String, Optional<String>> lookup,
            UnaryOperator<String> title,
            Map<String, String> env,
            Path workingDirectory,
            Path home) {
        this.lookup = lookup;
        this.title = title;
        this.env = env;
        this.workingDirectory = workingDirectory;
        this.home = home;
    }

    /** The TLS set-up; reads the files at once if that URL needs them. */
    Tls tls(URI authUrl) throws CredentialsException {
        Tls tls = verify()
                ? authorities().map(Tls::trusting).orElse(Tls.ofSite(env, workingDirectory))
                : Tls.unverified();
        Optional<Path> key = file("key");
        Optional<Path> certificate = file("cert");
        if (certificate.isPresent()) {
            Path encrypted = key.orElse(certificate.get());
            tls = tls.showing(certificate.get(), key.orElse(null), () -> passphrase(encrypted));
        } else if (key.isPresent()) {
            throw new CredentialsException(title.apply("key") + " is set without a certificate; set "
                    + title.apply("cert").replaceFirst("^.*: ", "") + " too, or leave it out");
        }
        if ("https".equals(authUrl.getScheme())) {
            try {
                tls.load();
            } catch (IOException e) {
                throw new CredentialsException(title.apply("auth_url") + " is of https, and " + e.getMessage(), e);
            }
        }
        return tls;
    }

    /** The site's proxies; the one for Keystone must be valid. */
    Proxies proxies(URI authUrl) throws CredentialsException {
        Proxies proxies = Proxies.of(env);
        try {
            proxies.check(authUrl);
        } catch (IllegalArgumentException e) {
            throw new CredentialsException(e.getMessage(), e);
        }
        return proxies;
    }

    private boolean verify() throws CredentialsException {
        String verify = lookup.apply("verify").orElse("true");
        return !FALSE.contains(verify.toLowerCase(Locale.ROOT)) && !insecure();
    }

    private boolean insecure() throws CredentialsException {
        String given = lookup.apply("insecure").orElse("false").toLowerCase(Locale.ROOT);
        if (!TRUE.contains(given) && !FALSE.contains(given)) {
            throw new CredentialsException(title.apply("insecure") + " is " + given + "; it must be true or false");
        }
        return TRUE.contains(given);
    }

    /** The cloud's own file, or the path given in place of {@code true}. */
    private Optional<Path> authorities() throws CredentialsException {
        if (lookup.apply("cacert").isPresent()) {
            return file("cacert");
        }
        String verify = lookup.apply("verify").orElse("true");
        if (!TRUE.contains(verify.toLowerCase(Locale.ROOT))) {
            return file("verify");
        }
        return Optional.empty();
    }

    private Optional<Path> file(String field) throws CredentialsException {
        Optional<Path> file = lookup.apply(field).map(this::path);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new CredentialsException(title.apply(field) + " names " + file.get()
                    + ", which cannot be read; correct the path or leave it out");
        }
        return file;
    }

    private Path path(String given) {
        return given.startsWith("~/") ? home.resolve(given.substring(2)) : workingDirectory.resolve(given);
    }

    /** From the environment, else asked at the terminal, as OpenSSL does; null without either. */
    private char[] passphrase(Path key) {
        String given = env.getOrDefault(PASSPHRASE, "");
        if (!given.isEmpty()) {
            return given.toCharArray();
        }
        Console terminal = System.console();
        return terminal == null ? null : terminal.readPassword("Passphrase of %s: ", key);
    }
}
