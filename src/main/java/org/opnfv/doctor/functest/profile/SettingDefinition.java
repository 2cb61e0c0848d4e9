package org.opnfv.doctor.functest.profile;

import java.util.Locale;

/**
 * A setting.
 *
 * @param path section and key as in a profile: {@code run.threshold_s}
 * @param rule its allowed values
 * @param fallback its default; null: none, and a profile may say {@code null} too
 * @param option the option of the command line that sets it; null: none
 * @param inherited the original harness's variable for it; null: none
 * @param about what it is for, one line
 */
record SettingDefinition(String path, ValueType rule, Object fallback, String option, String inherited, String about) {

    static SettingDefinition of(String path, ValueType rule, Object fallback, String about) {
        return new SettingDefinition(path, rule, fallback, null, null, about);
    }

    SettingDefinition option(String name) {
        return new SettingDefinition(path, rule, fallback, name, inherited, about);
    }

    SettingDefinition inherits(String variable) {
        return new SettingDefinition(path, rule, fallback, option, variable, about);
    }

    /** Our variable for it: {@code DOCTOR_RUN_THRESHOLD_S}. */
    String variable() {
        return "DOCTOR_" + path.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether a variable of that name sets it, ours or the original's. */
    boolean isTold(String name) {
        return name.equals(variable()) || name.equals(inherited);
    }

    /** The part before the dot; empty for a key at the top. */
    String section() {
        return path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
    }

    /** The part after the dot. */
    String name() {
        return path.substring(path.indexOf('.') + 1);
    }

    /** The unit that the key ends in: s, ms, MiB, GiB; empty for a value without one. */
    String unit() {
        return switch (path.substring(path.lastIndexOf('_') + 1)) {
            case "s" -> "s";
            case "ms" -> "ms";
            case "mb" -> "MiB";
            case "gb" -> "GiB";
            default -> "";
        };
    }
}
