package org.opnfv.doctor.functest.run;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a run was made with and for, as it was when it was made. No setting is a secret.
 *
 * @param settings every setting in effect, by its key; empty for a run that was made before it was kept
 * @param labels what the user and the CI server call the run, by the label's name
 * @param versions of what the program ran on, and of the cloud's API, by its name: java, os, nova
 */
public record ManifestContext(Map<String, Setting> settings, Map<String, String> labels, Map<String, String> versions) {

    /** Of a run of which nobody knows. */
    public static final ManifestContext UNKNOWN = new ManifestContext(null, null, null);

    /** A setting as it would stand in a profile, and who said so. */
    public record Setting(String value, String origin) {}

    /** Neither maps nor what is in them is ever null, whatever the file says. */
    public ManifestContext {
        settings = sorted(settings);
        labels = sorted(labels);
        versions = sorted(versions);
    }

    /** The same with one version more. */
    ManifestContext with(String name, String version) {
        Map<String, String> more = new TreeMap<>(versions);
        more.put(name, version);
        return new ManifestContext(settings, labels, more);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(map == null ? Map.of() : map);
        sorted.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(sorted);
    }
}
