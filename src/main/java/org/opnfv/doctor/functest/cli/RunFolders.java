package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.profile.Value;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.ProgramVersion;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.scenario.Plan;

/** Makes the folder of a new run. */
final class RunFolders {

    private RunFolders() {}

    static RunFolder create(Profile profile, String profileName, Plan plan, Map<String, String> labels) {
        return RunFolder.create(
                Path.of(profile.settings().run().logsDir()), RunId.random(), seed(profile, profileName, plan, labels));
    }

    /** A folder for what is undone like a run but is none: {@code latest} does not point to it. */
    static RunFolder createAside(Profile profile, Plan plan) {
        return RunFolder.createAside(
                Path.of(profile.settings().run().logsDir()),
                RunId.random(),
                seed(profile, profile.name(), plan, Map.of()));
    }

    private static ManifestSeed seed(Profile profile, String profileName, Plan plan, Map<String, String> labels) {
        Settings settings = profile.settings();
        Settings.Run run = settings.run();
        return new ManifestSeed(
                ProgramVersion.current(),
                Instant.now(),
                settings.installer(),
                profileName,
                run.thresholdS(),
                run.timeoutS(),
                run.alarmMatch(),
                plan.shortcut(),
                plan.host() == null ? plan.seed() : null,
                context(profile, labels));
    }

    private static ManifestContext context(Profile profile, Map<String, String> labels) {
        return new ManifestContext(
                profile.values().stream()
                        .collect(Collectors.toMap(
                                Value::path,
                                value -> new ManifestContext.Setting(
                                        value.text(), value.origin().text()))),
                labels,
                Map.of(
                        "java",
                        System.getProperty("java.version"),
                        "os",
                        System.getProperty("os.name") + " " + System.getProperty("os.version")));
    }
}
