package org.opnfv.doctor.functest.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The environment as a layer of settings: first the variables of the original harness, then one {@code DOCTOR_…} for each key, which wins
 * over the original's. An empty variable counts as not set.
 */
final class Environment {
    /** What a foreign monitor shows our Inspector. */
    private static final String INSPECTOR_SECRET = "DOCTOR_INSPECTOR_SECRET";

    /** Our variables that are no settings: passwords, which belong in no profile, and options of the launcher. */
    private static final Set<String> APART = Set.of(
            "DOCTOR_ACCOUNT_PASSWORD",
            "DOCTOR_BMC_PASSWORD",
            INSPECTOR_SECRET,
            "DOCTOR_INSTALLER_NODE_PASSWORD",
            "DOCTOR_OS_KEY_PASSPHRASE",
            "DOCTOR_SUDO_PASSWORD",
            "DOCTOR_JAVA_OPTS");

    private final Map<String, String> variables = new TreeMap<>();
    private final boolean forMonitors;

    Environment(Map<String, String> variables) {
        forMonitors = !variables.getOrDefault(INSPECTOR_SECRET, "").isBlank();
        variables.forEach((name, value) -> {
            if (!value.isBlank() && !APART.contains(name)) {
                this.variables.put(name, value.strip());
            }
        });
    }

    /** Whether a CI server runs us: {@code CI=true}. */
    boolean isContinuousIntegration() {
        return "true".equalsIgnoreCase(variables.get("CI"));
    }

    /** Its settings; the later of two for the same key wins. */
    List<WrittenValue> settings() throws ProfileException {
        OriginalVariables.refuseWhatCannotBeHonoured(variables);
        refuseMisspelt();
        List<WrittenValue> settings = new ArrayList<>();
        for (SettingDefinition key : SettingDefinitions.ALL) {
            Stream.of(key.inherited() == null ? "" : key.inherited(), key.variable())
                    .filter(variables::containsKey)
                    .map(name -> new WrittenValue(key, null, variables.get(name), Origin.variable(name)))
                    .forEach(settings::add);
        }
        return settings;
    }

    /** A variable with the name of a section is meant for us, and one wrong letter must not make it be ignored. */
    private void refuseMisspelt() throws ProfileException {
        for (String name : variables.keySet()) {
            if (isOurs(name) && !isKnown(name)) {
                throw new ProfileException("environment variable " + name + ": there is no such setting" + hint(name));
            }
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("DOCTOR_")
                && SettingIndex.sections().stream()
                        .anyMatch(section -> name.startsWith("DOCTOR_" + section.toUpperCase(Locale.ROOT) + "_"));
    }

    private static boolean isKnown(String name) {
        return SettingDefinitions.ALL.stream().anyMatch(key -> key.isTold(name));
    }

    private static String hint(String name) {
        return ClosestWord.hint(
                name,
                SettingDefinitions.ALL.stream().map(SettingDefinition::variable).toList());
    }

    /** Variables without effect on these settings, one line each. */
    List<String> notices(Settings settings) {
        List<String> notices = new ArrayList<>(OriginalVariables.notices(variables, settings.installer()));
        variables.keySet().stream()
                .filter(name -> name.startsWith("DOCTOR_") && !isKnown(name) && !isOurs(name))
                .map(name -> name + " is not a setting and has no effect" + hint(name))
                .forEach(notices::add);
        if (forMonitors && !settings.inspector().kind().equals("sample")) {
            notices.add(INSPECTOR_SECRET + " has no effect: with inspector "
                    + settings.inspector().kind() + " nobody may post to us");
        }
        boolean credentials = variables.containsKey("OS_CLOUD") || variables.containsKey("OS_AUTH_URL");
        if (credentials
                && settings.installer().equals("embedded")
                && settings.embedded().url() == null) {
            notices.add("OS_* credentials are set and not used: the installer embedded starts a cloud of its own");
        }
        return List.copyOf(notices);
    }
}
