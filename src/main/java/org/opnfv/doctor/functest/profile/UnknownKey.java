package org.opnfv.doctor.functest.profile;

/** The message for an unknown key. */
final class UnknownKey {

    private UnknownKey() {}

    /** For a key of a profile: what is wrong, the nearest known key, and the allowed ones. */
    static String explain(String path) {
        SettingDefinition dotted = SettingIndex.find(path);
        if (dotted != null) {
            return "write '" + dotted.name() + "' on a line of its own under '" + dotted.section() + ":'";
        }
        int dot = path.indexOf('.');
        String section = dot < 0 ? "" : path.substring(0, dot);
        String misplaced = SettingDefinitions.ALL.stream()
                .filter(key -> key.name().equals(path.substring(dot + 1)))
                .findFirst()
                .map(key -> "; did you mean '" + key.name() + "' under '" + key.section() + ":'?")
                .orElseGet(() -> ClosestWord.hint(path.substring(dot + 1), SettingIndex.namesIn(section)));
        String known = String.join(", ", SettingIndex.namesIn(section));
        return "unknown key" + misplaced + " (allowed" + (dot < 0 ? "" : " in " + section) + ": " + known + ")";
    }
}
