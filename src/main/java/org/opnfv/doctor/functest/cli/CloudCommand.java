package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.faults.FaultPlan;
import org.opnfv.doctor.functest.embedded.faults.FaultProxy;
import org.opnfv.doctor.functest.installer.Embedded;
import org.opnfv.doctor.functest.installer.SiteException;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.ProfileRequest;
import org.opnfv.doctor.functest.scenario.SettingsError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cloud}: the embedded OpenStack for other clients. */
@Command(
        name = "cloud",
        modelTransformer = SettingFlags.OfCloud.class,
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
            description = "The profile of its other settings (embedded.*). Default: embedded.")
    private String profile;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "A plan of the faults of this cloud; see docs/faults.md. Default: none.")
    private Path faults;

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        EmbeddedSettings settings = settings();
        FaultPlan plan = faults == null ? null : plan(faults);
        PrintWriter out = out();
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings);
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

    private EmbeddedSettings settings() throws ProfileException {
        Map<String, String> given = SettingFlags.typed(line().getCommandSpec());
        given.put("installer", "embedded");
        Profile settings = Profile.load(new ProfileRequest(Path.of(""), profile, System.getenv(), given));
        return Embedded.settings(PlanFactory.request(settings));
    }
}
