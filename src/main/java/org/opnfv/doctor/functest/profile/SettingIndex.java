package org.opnfv.doctor.functest.profile;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds settings by their paths and sections. */
final class SettingIndex {

    private static final Map<String, SettingDefinition> BY_PATH =
            SettingDefinitions.ALL.stream().collect(Collectors.toMap(SettingDefinition::path, Function.identity()));

    private static final Set<String> SECTIONS = SettingDefinitions.ALL.stream()
            .map(SettingDefinition::section)
            .filter(section -> !section.isEmpty())
            .collect(Collectors.toSet());

    private SettingIndex() {}

    /** The key of a path; null when there is none. */
    static SettingDefinition find(String path) {
        return BY_PATH.get(path);
    }

    /** All sections. */
    static Set<String> sections() {
        return SECTIONS;
    }

    /** The names in a section, without the section; for the empty one: what may stand at the top of a profile. */
    static Set<String> namesIn(String section) {
        Set<String> names = new LinkedHashSet<>();
        for (SettingDefinition key : SettingDefinitions.ALL) {
            if (section.isEmpty()) {
                names.add(key.section().isEmpty() ? key.path() : key.section());
            } else if (key.section().equals(section)) {
                names.add(key.name());
            }
        }
        return names;
    }
}
