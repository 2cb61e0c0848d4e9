package org.opnfv.doctor.functest.installer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an installer may read.
 *
 * @param environment the environment variables
 * @param workingDirectory where {@code clouds.yaml} is looked for first
 * @param home the user's home
 * @param setting the effective value of a setting by its dotted key, as text, checked by the profile; null when it has none
 */
public record SiteRequest(
        Map<String, String> environment, Path workingDirectory, Path home, UnaryOperator<String> setting) {

    /** Null when it has no value. */
    String text(String key) {
        return setting.apply(key);
    }

    int whole(String key) {
        return Integer.parseInt(text(key));
    }

    Duration seconds(String key) {
        return Duration.ofNanos(Math.round(Double.parseDouble(text(key)) * 1e9));
    }

    /** Written as {@code [one, two]}. */
    List<String> list(String key) {
        String text = text(key);
        String inner = text.substring(1, text.length() - 1);
        return inner.isEmpty() ? List.of() : List.of(inner.split(", "));
    }

    /** Written as {@code {name: address, name: address}}. */
    Map<String, String> addresses(String key) {
        Map<String, String> addresses = new LinkedHashMap<>();
        String text = text(key);
        for (String entry : text.substring(1, text.length() - 1).split(", ")) {
            if (!entry.isEmpty()) {
                String[] parts = entry.split(": ", 2);
                addresses.put(parts[0], parts[1]);
            }
        }
        return addresses;
    }
}
