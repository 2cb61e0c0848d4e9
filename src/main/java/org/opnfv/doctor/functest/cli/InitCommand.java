package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Origin;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.ProfileRequest;
import org.opnfv.doctor.functest.profile.ProfileText;
import org.opnfv.doctor.functest.profile.Value;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.scenario.HostSurvey;
import org.opnfv.doctor.functest.scenario.Preflight;
import org.opnfv.doctor.functest.scenario.SettingsError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code init}: writes a profile for a cloud that is there, from what it is told and what it finds. It changes nothing in the cloud. */
@Command(
        name = "init",
        description =
                "Writes a profile for your cloud: asks for what no option tells, looks at the cloud and its hosts, and checks"
                        + " the result. Changes nothing there. Without a terminal it asks nothing.",
        exitCodeList = {
            "0:the profile is written, and a run can be made with it",
            ExitCodeHelp.USAGE,
            "3:it is written, and something failed",
            ExitCodeHelp.BUG,
            ExitCodeHelp.INTERRUPTED
        },
        footer = {
            "  doctor-functest init",
            "  doctor-functest init cellar --installer kolla --deploy-host 192.0.2.1 --inventory multinode",
            "  OS_CLOUD=cellar doctor-functest init cellar --installer local --ssh-user root"
        })
final class InitCommand extends SubCommand {
    @Mixin
    private InitAnswers answers;

    @Parameters(
            arity = "0..1",
            defaultValue = "mycloud",
            paramLabel = "NAME",
            description = "What the profile is called. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(names = "--force", description = "Replace a profile of that name.")
    private boolean force;

    @Override
    public Integer call() throws ProfileException, IOException {
        Path file = Path.of("functest-profiles", name + ".yaml");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw new SettingsError("'" + name + "' is no name of a profile: take letters, digits, '-' and '_'", null);
        }
        if (Files.exists(file) && !force) {
            throw new SettingsError(file + " is there already: choose another name, or --force", null);
        }
        Map<String, String> told = answers.ask(Questions.atTerminal());
        List<String> notes = new ArrayList<>();
        Profile draft = completed(told, notes);
        Files.createDirectories(file.getParent());
        Files.writeString(file, ProfileText.of(notes, draft.values()));
        tell("wrote " + file + "; now it is checked:");
        PreflightPrinter findings = new PreflightPrinter(out(), verbosity().isQuiet());
        Profile written = load(file.toString(), Map.of());
        try (Site site = PlanFactory.open(written)) {
            new Preflight(site, PlanFactory.plan(written.settings()), true).look(findings::print);
        }
        tell(
                findings.haveFailed()
                        ? "mend what failed, or change " + file + ", then: doctor-functest check --profile " + name
                        : "now make a run: doctor-functest run --profile " + name);
        return findings.haveFailed() ? ExitCode.UNKNOWN : ExitCode.OK;
    }

    /** What was told, and what follows from a look at the cloud. */
    private Profile completed(Map<String, String> told, List<String> notes) throws ProfileException {
        Map<String, String> settings = new LinkedHashMap<>(told);
        Profile draft = load(told.get("installer"), settings);
        if (draft.settings().installer().equals("local") && hasNoHosts(draft)) {
            settings.putAll(InitAnswers.addresses(draft, PlanFactory.open(draft)));
            draft = load(told.get("installer"), settings);
        }
        try (Site site = PlanFactory.open(draft);
                Cloud admin = Cloud.connect(site.credentials(), PlanFactory.cloud(draft.settings()))) {
            HostSurvey survey = HostSurvey.of(site, admin.compute().computeServices(), set(draft));
            settings.putAll(survey.settings());
            notes.add(site.description() + ", as `doctor-functest init` found it on " + LocalDate.now() + ".");
            notes.add("");
            notes.add("Credentials: " + site.credentials().origin() + ". None are kept here.");
            survey.notes().forEach(note -> notes.add(Printable.line(note)));
            notes.add("All keys are in docs/profiles.md.");
        }
        return load(told.get("installer"), settings);
    }

    /** What somebody has set, and not only a profile to start from. */
    private static Map<String, String> set(Profile draft) {
        return draft.values().stream()
                .filter(value -> value.value() != null && value.origin().layer().compareTo(Origin.Layer.PROFILE) > 0)
                .collect(Collectors.toMap(Value::path, Value::text));
    }

    private static boolean hasNoHosts(Profile draft) {
        return draft.values().stream()
                .anyMatch(value -> value.path().equals("hosts") && value.text().equals("{}"));
    }

    private static Profile load(String profile, Map<String, String> options) throws ProfileException {
        return Profile.load(new ProfileRequest(Path.of(""), profile, System.getenv(), options));
    }

    private void tell(String line) {
        err().println(line);
        err().flush();
    }
}
