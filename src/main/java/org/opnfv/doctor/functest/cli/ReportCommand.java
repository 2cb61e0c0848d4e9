package org.opnfv.doctor.functest.cli;

import java.util.concurrent.Callable;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.report.ExitCode;
import org.opnfv.doctor.functest.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: the verdict again. */
@Command(
        name = "report",
        description = "Prints the verdict of a run again, from its folder alone; exits as the run did.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  doctor-functest report",
            "  doctor-functest report k3x9f2 -f json",
            "  doctor-functest report logs/20261123-011706-k3x9f2"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LogsOption logs;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = "latest",
            description = "A run folder, its name, the run's id, or latest. Default: latest.")
    private String run;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How it is printed. Default: text.")
    private OutputFormat format;

    @Override
    public Integer call() {
        Assessment assessment = Assessment.of(RunFolder.locate(logs.folder(), run));
        spec.commandLine().getOut().print(Reports.render(assessment, format));
        spec.commandLine().getOut().flush();
        return ExitCode.of(assessment);
    }
}
