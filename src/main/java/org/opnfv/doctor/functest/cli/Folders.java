package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.time.Instant;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.ProgramVersion;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.scenario.Plan;

/** Makes the folder of a run that begins. */
final class Folders {

    private Folders() {}

    static RunFolder create(Settings settings, String profileName, Plan plan) {
        return RunFolder.create(Path.of(settings.run().logsDir()), RunId.random(), seed(settings, profileName, plan));
    }

    /** For what has to be undone like a run and is none: {@code latest} does not point to it. */
    static RunFolder createAside(Settings settings, String profileName, Plan plan) {
        return RunFolder.createAside(
                Path.of(settings.run().logsDir()), RunId.random(), seed(settings, profileName, plan));
    }

    private static ManifestSeed seed(Settings settings, String profileName, Plan plan) {
        Settings.Run run = settings.run();
        return new ManifestSeed(
                ProgramVersion.current(),
                Instant.now(),
                settings.installer(),
                profileName,
                run.thresholdS(),
                run.timeoutS(),
                run.alarmMatch().toString(),
                plan.shortcut(),
                plan.host() == null ? plan.seed() : null);
    }
}
