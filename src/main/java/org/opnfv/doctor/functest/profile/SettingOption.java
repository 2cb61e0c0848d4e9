package org.opnfv.doctor.functest.profile;

import java.util.List;
import java.util.Locale;

/**
 * The option of the command line for a setting.
 *
 * @param name as typed, {@code --threshold}
 * @param path of its setting, {@code run.threshold_s}
 * @param switched the value that it sets without being given one; null when it takes one
 * @param label what stands for its value in the help; null when it takes none
 * @param help what it is for, in sentences
 */
public record SettingOption(String name, String path, String switched, String label, String help) {
    /** So many words are still read at one glance. */
    private static final int FEW = 3;

    /** Those of all settings that have one. */
    public static List<SettingOption> all() {
        return SettingDefinitions.ALL.stream()
                .filter(setting -> setting.option() != null)
                .map(SettingOption::of)
                .toList();
    }

    private static SettingOption of(SettingDefinition setting) {
        boolean flag = setting.rule().form() == ValueType.Form.FLAG;
        return new SettingOption(
                setting.option(),
                setting.path(),
                flag ? String.valueOf(Boolean.FALSE.equals(setting.fallback())) : null,
                flag ? null : label(setting),
                flag ? ofFlag(setting) : sentences(setting));
    }

    private static String label(SettingDefinition setting) {
        if (setting.rule() instanceof ValueTypes.Choice choice) {
            return choice.words().size() > FEW ? "KIND" : String.join("|", choice.words());
        }
        if (setting.rule().form() == ValueType.Form.NUMBER) {
            return setting.unit().equals("s") ? "SECONDS" : "N";
        }
        return setting.option().replaceAll("^-+", "").toUpperCase(Locale.ROOT);
    }

    /** That of a flag that is on by default says what happens without. */
    private static String ofFlag(SettingDefinition setting) {
        return sentence(setting.about().replaceFirst(".*; off: ", ""));
    }

    private static String sentences(SettingDefinition setting) {
        String[] about = setting.about().split("; null: ", 2);
        boolean listed =
                setting.rule() instanceof ValueTypes.Choice && label(setting).equals("KIND");
        Object standard = about.length > 1 ? about[1] : setting.fallback();
        return sentence(about[0])
                + (listed ? " One of " + setting.rule().allowed() + "." : "")
                + (standard == null ? "" : " Default: " + standard + ".");
    }

    private static String sentence(String about) {
        return Character.toUpperCase(about.charAt(0)) + about.substring(1).replace("`", "") + ".";
    }
}
