package org.opnfv.doctor.functest.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** The secrets that no message may show. Services quote what they refuse of a request, passwords included. */
final class Secrets {
    private static final String HIDDEN = "***";

    private final Set<Pattern> patterns = ConcurrentHashMap.newKeySet();

    void add(String secret) {
        if (!secret.isEmpty()) {
            // As a whole word: a password such as "os" is a part of too many others.
            patterns.add(Pattern.compile("(?<![\\w-])" + Pattern.quote(secret) + "(?![\\w-])"));
        }
    }

    /** The answer without the secrets, and without this token. */
    CloudResponse clean(CloudResponse answer, String token) {
        String text = answer.text().replace(token, HIDDEN);
        for (Pattern pattern : patterns) {
            text = pattern.matcher(text).replaceAll(HIDDEN);
        }
        return new CloudResponse(
                answer.status(), answer.reason(), answer.headers(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer without the secrets. */
    CloudResponse clean(CloudResponse answer) {
        return clean(answer, HIDDEN);
    }
}
