package org.opnfv.doctor.functest.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a login failed, from the output of OpenSSH's client. The client's own words are the same in every language; those of a server or a
 * program at the far end may stand between them.
 *
 * @param kind what can be done about it
 * @param line for people
 */
record LoginFailure(Kind kind, String line) {
    private static final int OWN_FAILURE = 255;
    private static final Pattern DENIED = Pattern.compile("(?:(.*)@)?(\\S+): Permission denied \\(.*\\)\\.?");
    private static final Pattern OFFENDING = Pattern.compile("Offending \\S+ key in (.*:\\d+)");
    private static final Pattern FINGERPRINT = Pattern.compile("(?:SHA256|MD5):\\S+");
    private static final Pattern UNKNOWN_KEY =
            Pattern.compile("No (\\S+) host key is known for (\\S+) and you have requested strict checking\\.");
    private static final Pattern REVOKED = Pattern.compile("(.* host key for .* (?:was|is) revoked.*)");
    private static final Pattern NOISE = Pattern.compile(
            "@.*|\\*\\* .*|Warning: Permanently added .*|debug\\d: .*|Authorized uses only.*|Pseudo-terminal will not .*");

    /** What can be done. */
    enum Kind {
        /** A retry may help. */
        PASSING,
        /** Another user or key may be accepted. */
        REFUSED,
        /** A person has to act. */
        LASTING
    }

    /**
     * Parses it.
     *
     * @param exitCode the client's; that of the far end when it ran something there
     * @param out the output of the far end, which is not the expected one
     * @param err the errors of the client and of the far end
     */
    static LoginFailure of(int exitCode, String out, String err) {
        List<String> lines = lines(err);
        return missing(exitCode, lines)
                .or(() -> hostKey(err, lines))
                .or(() -> refused(lines))
                .or(() -> lasting(lines))
                .or(() -> anotherCommand(exitCode, out, err))
                .orElseGet(() -> new LoginFailure(Kind.PASSING, lastLine(err)));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !NOISE.matcher(line).matches())
                .toList();
    }

    /** The last line that is more than a notice, without the client's name. */
    static String lastLine(String err) {
        return lines(err).stream()
                .reduce((one, next) -> next.startsWith("Connection closed by UNKNOWN") ? one : next)
                .map(line -> line.replaceFirst("^ssh: ", ""))
                .orElse("no answer");
    }

    private static Optional<LoginFailure> missing(int exitCode, List<String> lines) {
        return exitCode == 127 && lines.stream().anyMatch(line -> line.matches("setsid: .*ssh.*"))
                ? Optional.of(new LoginFailure(
                        Kind.LASTING,
                        "there is no program ssh here: install openssh-client (on Red Hat and SUSE openssh-clients)"))
                : Optional.empty();
    }

    private static Optional<LoginFailure> hostKey(String err, List<String> lines) {
        Optional<String> unknown =
                first(lines, line -> UNKNOWN_KEY.matcher(line).matches());
        if (err.contains("REVOKED HOST KEY DETECTED")) {
            return lasting("its host key is marked as revoked: "
                    + first(lines, line -> REVOKED.matcher(line).matches()).orElse("it must not be trusted"));
        }
        if (err.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
            Matcher offending = OFFENDING.matcher(err);
            Matcher shown = FINGERPRINT.matcher(err);
            return lasting("its host key is " + (shown.find() ? shown.group().replaceFirst("\\.$", "") : "another")
                    + " and not the one in "
                    + (offending.find() ? offending.group(1).strip() : "known_hosts")
                    + ": somebody else answers, or the host was installed anew; in that case remove the line there");
        }
        if (unknown.isPresent()) {
            return lasting("its host key is not known (" + unknown.get()
                    + "): add it to known_hosts, or set ssh.host_keys to accept-new");
        }
        return err.contains("Host key verification failed.")
                ? lasting("its host key is refused: " + String.join("; ", lines))
                : Optional.empty();
    }

    private static Optional<LoginFailure> refused(List<String> lines) {
        return first(lines, line -> DENIED.matcher(line).matches() || line.contains("Too many authentication failures"))
                .map(line -> new LoginFailure(Kind.REFUSED, line));
    }

    /** Whether that host refused the login, and nothing else is said. */
    boolean isMereRefusal(String address) {
        Matcher denied = DENIED.matcher(line);
        return denied.matches() && denied.group(2).equals(address);
    }

    /** Who was refused; empty when the client does not say. */
    Optional<String> user() {
        Matcher denied = DENIED.matcher(line);
        return denied.matches() ? Optional.ofNullable(denied.group(1)) : Optional.empty();
    }

    /** Why one of the keys to offer was unusable. */
    static Optional<String> unusableKey(String err) {
        return first(lines(err), line -> line.startsWith("Load key ") || line.contains("UNPROTECTED PRIVATE KEY"));
    }

    private static Optional<LoginFailure> lasting(List<String> lines) {
        return first(
                        lines,
                        line -> line.contains("Could not resolve hostname")
                                || line.contains("ad configuration option")
                                || line.contains("Bad owner or permissions on")
                                || line.startsWith("command-line line 0:")
                                || line.startsWith("command-line: line 0:")
                                || line.startsWith("Unable to negotiate with"))
                .map(line -> new LoginFailure(Kind.LASTING, line.replaceFirst("^ssh: ", "")));
    }

    /** The login succeeded, and met something else than a shell. */
    private static Optional<LoginFailure> anotherCommand(int exitCode, String out, String err) {
        if (exitCode == OWN_FAILURE && out.isBlank()) {
            return Optional.empty();
        }
        String said = String.join("; ", lines(out.isBlank() ? err : out));
        return lasting("who logs in there gets no shell"
                + (said.isEmpty() ? "" : ", but is told '" + said + "'")
                + " (exit code " + exitCode + "): give a user who may run commands in ssh.user");
    }

    private static Optional<LoginFailure> lasting(String line) {
        return Optional.of(new LoginFailure(Kind.LASTING, line));
    }

    private static Optional<String> first(List<String> lines, Predicate<String> like) {
        return lines.stream().filter(like).findFirst();
    }
}
