package org.opnfv.doctor.functest.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.profile.SettingOption;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code run} for single settings, which the settings themselves describe. */
final class RunOptions implements IModelTransformer {
    /** Those that several commands have, or another one alone. */
    private static final Set<String> ELSEWHERE =
            Set.of("--installer", "--logs-dir", "--verbose", "--hosts", "--port", "--release");

    private static final List<SettingOption> ALL = SettingOption.all().stream()
            .filter(option -> !ELSEWHERE.contains(option.name()))
            .toList();

    @Override
    public CommandSpec transform(CommandSpec run) {
        ALL.forEach(option -> run.addOption(spec(option)));
        return run;
    }

    private static OptionSpec spec(SettingOption option) {
        OptionSpec.Builder spec =
                OptionSpec.builder(option.name()).description(option.help().replace("%", "%%"));
        return option.switched() != null
                ? spec.type(boolean.class).build()
                : spec.type(String.class).paramLabel(option.label()).build();
    }

    /** The values that were typed, by the path of their setting. */
    static Map<String, String> typed(CommandSpec run) {
        Map<String, String> typed = new HashMap<>();
        for (SettingOption option : ALL) {
            Object value = run.findOption(option.name()).getValue();
            if (option.switched() == null && value != null) {
                typed.put(option.path(), value.toString());
            } else if (Boolean.TRUE.equals(value)) {
                typed.put(option.path(), option.switched());
            }
        }
        return typed;
    }
}
