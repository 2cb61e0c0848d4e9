package org.opnfv.doctor.functest.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.profile.SettingOption;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code run}, and those of {@code cloud}, for single settings, which the settings themselves describe. */
abstract class SettingFlags implements IModelTransformer {
    /** Those that most commands have. */
    private static final Set<String> ELSEWHERE = Set.of("--installer", "--logs-dir", "--verbose");

    private static final List<SettingOption> ALL = SettingOption.all().stream()
            .filter(option -> !ELSEWHERE.contains(option.name()))
            .toList();

    private final boolean ofCloud;

    private SettingFlags(boolean ofCloud) {
        this.ofCloud = ofCloud;
    }

    /** Those of {@code run}. */
    static final class OfRun extends SettingFlags {
        OfRun() {
            super(false);
        }
    }

    /** Those of {@code cloud}, which are of the embedded cloud alone. */
    static final class OfCloud extends SettingFlags {
        OfCloud() {
            super(true);
        }
    }

    @Override
    public CommandSpec transform(CommandSpec command) {
        ALL.stream()
                .filter(option -> option.path().startsWith("embedded.") == ofCloud)
                .forEach(option -> command.addOption(spec(option)));
        return command;
    }

    private static OptionSpec spec(SettingOption option) {
        OptionSpec.Builder spec =
                OptionSpec.builder(option.name()).description(option.help().replace("%", "%%"));
        return option.switched() != null
                ? spec.type(boolean.class).build()
                : spec.type(String.class).paramLabel(option.label()).build();
    }

    /** The values that were typed, by the path of their setting. */
    static Map<String, String> typed(CommandSpec command) {
        Map<String, String> typed = new HashMap<>();
        for (SettingOption option : ALL) {
            OptionSpec spec = command.findOption(option.name());
            Object value = spec == null ? null : spec.getValue();
            if (option.switched() == null && value != null) {
                typed.put(option.path(), value.toString());
            } else if (Boolean.TRUE.equals(value)) {
                typed.put(option.path(), option.switched());
            }
        }
        return typed;
    }
}
