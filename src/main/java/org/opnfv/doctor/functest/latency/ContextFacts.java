package org.opnfv.doctor.functest.latency;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.opnfv.doctor.functest.run.ManifestContext;

/**
 * What a run was made with and for, as far as its record tells; empty where it does not.
 *
 * @param settings every setting in effect, by its key
 * @param labels what the user and the CI server call the run, by the label's name
 * @param versions of what the program ran on, by its name
 */
public record ContextFacts(Map<String, Setting> settings, Map<String, String> labels, Map<String, String> versions) {

    /** Of a run of which nobody knows. */
    public static final ContextFacts NONE = new ContextFacts(Map.of(), Map.of(), Map.of());

    /** A setting as it would stand in a profile, and who said so. */
    public record Setting(String value, String origin) {}

    /** A setting of which the record does not say where it is from is not known. */
    static ContextFacts of(ManifestContext context) {
        Map<String, Setting> settings = new TreeMap<>();
        context.settings().forEach((key, said) -> {
            if (said.origin() != null) {
                settings.put(key, new Setting(said.value(), said.origin()));
            }
        });
        return new ContextFacts(settings, context.labels(), context.versions());
    }

    /** What holds of all of them. */
    public static ContextFacts common(Collection<ContextFacts> all) {
        return all.stream()
                .reduce((one, other) -> new ContextFacts(
                        both(one.settings, other.settings),
                        both(one.labels, other.labels),
                        both(one.versions, other.versions)))
                .orElse(NONE);
    }

    private static <V> Map<String, V> both(Map<String, V> one, Map<String, V> other) {
        Map<String, V> same = new TreeMap<>(one);
        same.entrySet().retainAll(other.entrySet());
        return same;
    }
}
