package org.opnfv.doctor.functest.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of a run with their origins. Layers, the later wins: defaults, the profile, the environment, a configuration
 * file of the original harness, the options of the command line. Every layer is checked, also where a later one wins.
 *
 * @param name that of its file, without the suffix
 * @param file where it was read, for people: {@code functest-profiles/embedded.yaml}
 * @param values every setting with its origin, in the order of {@code docs/profiles.md}
 * @param notices what the environment and the configuration file set and this run has no use for, one line each; to be shown to the user
 */
public record Profile(String name, String file, Settings settings, List<Value> values, List<String> notices) {
    private static final String OURS = "sample";
    private static final String LINK = "link-down";
    private static final Set<String> CUTTING = Set.of("fault.restore_after_s", "fault.interface");
    private static final Set<String> PROBING = Set.of("monitor.interval_ms", "monitor.deadline_ms", "monitor.misses");
    private static final Set<String> MARKING = Set.of(
            "inspector.listen", "inspector.port", "inspector.allow", "inspector.all_projects", "inspector.parallel");

    /**
     * Reads all layers.
     *
     * @throws ProfileException when one of them cannot be used; the message is one line
     * @throws IllegalArgumentException when an option has no such path: a mistake of the caller
     */
    public static Profile load(ProfileRequest request) throws ProfileException {
        Environment environment = new Environment(request.environment());
        List<WrittenValue> fromEnvironment = environment.settings();
        DoctorConf conf = request.configFile() == null
                ? DoctorConf.none()
                : DoctorConf.read(request.workingDirectory(), request.configFile());
        List<WrittenValue> fromOptions = options(request.options());
        Map<String, Value> effective = new LinkedHashMap<>();
        for (SettingDefinition key : SettingDefinitions.ALL) {
            effective.put(key.path(), new Value(key.path(), key.fallback(), Origin.byDefault()));
        }
        if (environment.isContinuousIntegration()) {
            Origin origin = new Origin(Origin.Layer.DEFAULT, "environment variable CI");
            effective.put("run.print_logs", new Value("run.print_logs", true, origin));
        }
        Profiles.Source source = source(request, List.of(fromEnvironment, conf.settings(), fromOptions));
        List<WrittenValue> all = new ArrayList<>(YamlProfile.read(source.file(), source.text()));
        all.addAll(fromEnvironment);
        all.addAll(conf.settings());
        all.addAll(fromOptions);
        for (WrittenValue given : all) {
            effective.put(given.key().path(), given.value());
        }
        Consistency.settle(effective);
        Settings settings = SettingsBinder.bind(effective);
        List<String> notices = new ArrayList<>(environment.notices(settings));
        notices.addAll(conf.notices(settings));
        notices.addAll(ofOthers(settings, effective.values()));
        return new Profile(
                source.name(), source.file(), settings, List.copyOf(effective.values()), List.copyOf(notices));
    }

    /** What others do is not done by our settings; a profile may have them for other runs. */
    private static List<String> ofOthers(Settings settings, Collection<Value> values) {
        String monitor = settings.monitor().kind();
        String inspector = settings.inspector().kind();
        Map<Set<String>, String> unused = new LinkedHashMap<>();
        if (!monitor.equals(OURS)) {
            unused.put(PROBING, "with monitor " + monitor + " nobody of ours probes");
        }
        if (!inspector.equals(OURS)) {
            unused.put(MARKING, "with inspector " + inspector + " nobody of ours marks");
        }
        if (!settings.fault().kind().equals(LINK)) {
            unused.put(CUTTING, "with fault " + settings.fault().kind() + " no link is taken down");
        }
        return unused.entrySet().stream()
                .flatMap(without -> values.stream()
                        .filter(value -> without.getKey().contains(value.path()))
                        .filter(value -> value.origin().layer().compareTo(Origin.Layer.PROFILE) > 0)
                        .map(value -> value.origin().text() + " has no effect: " + without.getValue()))
                .toList();
    }

    private static List<WrittenValue> options(Map<String, String> options) {
        List<WrittenValue> given = new ArrayList<>();
        new TreeMap<>(options).forEach((path, text) -> {
            SettingDefinition key = SettingIndex.find(path);
            if (key == null) {
                throw new IllegalArgumentException("no setting has the path " + path);
            }
            given.add(new WrittenValue(key, null, text, Origin.option(key.option() == null ? path : key.option())));
        });
        return given;
    }

    /** The profile that was asked for, else the one of the installer. */
    private static Profiles.Source source(ProfileRequest request, List<List<WrittenValue>> layers)
            throws ProfileException {
        if (request.profile() != null) {
            return Profiles.find(request.workingDirectory(), request.profile(), "option --profile");
        }
        Value installer = new Value("installer", SettingIndex.find("installer").fallback(), Origin.byDefault());
        for (List<WrittenValue> layer : layers) {
            for (WrittenValue given : layer) {
                if (given.key().path().equals("installer")) {
                    installer = given.value();
                }
            }
        }
        return Profiles.find(
                request.workingDirectory(), installer.text(), installer.origin().text());
    }
}
