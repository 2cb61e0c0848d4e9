package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.faults.FaultPlan;
import org.opnfv.doctor.functest.embedded.faults.FaultProxy;
import org.opnfv.doctor.functest.installer.SiteException;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.ProfileRequest;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.scenario.SettingsError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cloud}: the embedded OpenStack for other clients. */
@Command(
        name = "cloud",
        description = "Serves the embedded OpenStack on loopback until Ctrl-C, and prints an openrc for its clients.",
        exitCodeList = {ExitCodeHelp.USAGE, ExitCodeHelp.BUG, "130:ended by Ctrl-C, as it is meant to"},
        footer = {
            "  doctor-functest cloud --port 5000 > openrc &",
            "  . ./openrc; openstack server list",
            "  . ./openrc; doctor-functest run        a run against that cloud"
        })
final class CloudCommand extends SubCommand {
    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE",
            description = "Where its other settings are (embedded.*). Default: the profile embedded.")
    private String profile;

    @Option(names = "--port", paramLabel = "P", description = "The port of Keystone. Default: a free one.")
    private String port;

    @Option(names = "--hosts", paramLabel = "N", description = "How many compute hosts. Default: 3.")
    private String hosts;

    @Option(
            names = "--release",
            paramLabel = "NAME",
            description = "The release of OpenStack that it answers as: victoria, zed or 2025.1. Default: 2025.1.")
    private String release;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "A plan of what this cloud does wrong; see docs/faults.md. Default: nothing.")
    private Path faults;

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        Settings.Embedded settings = settings();
        FaultPlan plan = faults == null ? null : plan(faults);
        PrintWriter out = out();
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings(settings));
                FaultProxy doors = plan == null ? null : doors(plan, cloud)) {
            out.print(EmbeddedCloud.openrc(doors == null ? cloud.environment() : doors.environment()));
            out.flush();
            if (!verbosity().isQuiet()) {
                say("an OpenStack with " + settings.hosts() + " compute hosts at " + cloud.authUrl()
                        + ", until Ctrl-C");
            }
            // Ctrl-C ends the process from outside; nothing of this cloud outlives it.
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new SiteException("the embedded OpenStack cannot start: " + e.getMessage(), e);
        }
    }

    private static FaultPlan plan(Path file) {
        try {
            return FaultPlan.read(file);
        } catch (IllegalArgumentException e) {
            throw new SettingsError(e.getMessage(), e);
        }
    }

    private FaultProxy doors(FaultPlan plan, EmbeddedCloud cloud) throws IOException {
        return new FaultProxy(plan, cloud.environment(), InetAddress.getLoopbackAddress(), this::say);
    }

    private Settings.Embedded settings() throws ProfileException {
        Map<String, String> given = new HashMap<>(Map.of("installer", "embedded"));
        if (port != null) {
            given.put("embedded.port", port);
        }
        if (release != null) {
            given.put("embedded.release", release);
        }
        if (hosts != null) {
            given.put("embedded.hosts", hosts);
        }
        return Profile.load(new ProfileRequest(Path.of(""), profile, System.getenv(), given))
                .settings()
                .embedded();
    }

    private static EmbeddedSettings settings(Settings.Embedded settings) {
        return new EmbeddedSettings(
                Release.named(settings.release()),
                settings.port(),
                settings.hosts(),
                Settings.seconds(settings.alarmCacheTtlS()),
                Settings.seconds(settings.reportIntervalS()),
                Settings.seconds(settings.serviceDownTimeS()),
                Set.of());
    }
}
