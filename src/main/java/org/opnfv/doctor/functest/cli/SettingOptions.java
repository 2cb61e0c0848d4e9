package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.ProfileRequest;
import org.opnfv.doctor.functest.run.Manifest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for settings, for every command that needs a deployment. */
final class SettingOptions {
    @Option(
            names = "--installer",
            paramLabel = "NAME",
            description = "What the cloud was installed by. Default: INSTALLER_TYPE, else embedded.")
    private String installer;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            description = "A profile by name (see: profiles) or a YAML file. Default: the installer's.")
    private String profile;

    @Option(
            names = "--config-file",
            paramLabel = "FILE",
            description = "A doctor.conf of OPNFV Doctor; keys without effect are reported.")
    private String configFile;

    @Mixin
    private LogsOption logs;

    /** The settings in effect; {@code more} holds the command's own options by the path of their setting, null where not given. */
    Profile load(Map<String, String> more) throws ProfileException {
        Map<String, String> options = new LinkedHashMap<>();
        put(options, "installer", installer);
        put(options, "run.logs_dir", logs.given());
        more.forEach((path, value) -> put(options, path, value));
        return Profile.load(new ProfileRequest(Path.of(""), profile, System.getenv(), configFile, options));
    }

    /** Whether the command line says with which settings a run was made. */
    boolean namesSettings() {
        return installer != null || profile != null;
    }

    /** The settings of a run: those of the command line, then those of its manifest; null when that is damaged. */
    Profile loadFor(Manifest manifest) throws ProfileException {
        if (manifest == null) {
            return load(Map.of());
        }
        Map<String, String> options = new LinkedHashMap<>();
        put(options, "installer", installer == null ? manifest.installer() : installer);
        String name = profile == null ? manifest.profile() : profile;
        return Profile.load(new ProfileRequest(Path.of(""), name, System.getenv(), configFile, options));
    }

    /** The folder of the run folders, for what needs no settings. */
    Path logsFolder() {
        return logs.folder();
    }

    /** The requested profile; null for that of the installer. */
    String profile() {
        return profile;
    }

    private static void put(Map<String, String> options, String path, String value) {
        if (value != null) {
            options.put(path, value);
        }
    }
}
