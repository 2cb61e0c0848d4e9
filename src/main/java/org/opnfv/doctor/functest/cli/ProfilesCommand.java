package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.ProfileRequest;
import org.opnfv.doctor.functest.profile.Profiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Parameters;

/** {@code profiles}: lists the profiles, or the settings in effect. */
@Command(
        name = "profiles",
        description = "Lists the profiles, or shows every setting in effect with one of them and where it came from.",
        exitCodeList = {"0:they are shown", ExitCodeHelp.USAGE, ExitCodeHelp.BUG},
        footer = {"  doctor-functest profiles", "  VM_COUNT=10 doctor-functest profiles embedded"})
final class ProfilesCommand extends SubCommand {
    private static final int GAP = 2;

    @Parameters(arity = "0..1", paramLabel = "NAME|FILE", description = "The profile to show.")
    private String name;

    @Override
    public Integer call() throws ProfileException {
        PrintWriter out = out();
        out.print(name == null ? list() : show());
        out.flush();
        return ExitCode.OK;
    }

    private static String list() throws ProfileException {
        return table(Profiles.list(Path.of("")).stream()
                .map(profile -> List.of(profile.name(), profile.place(), profile.about()))
                .toList());
    }

    private String show() throws ProfileException {
        Profile profile = Profile.load(new ProfileRequest(Path.of(""), name, System.getenv(), java.util.Map.of()));
        return table(profile.values().stream()
                .map(value -> List.of(value.path(), value.text(), value.origin().text()))
                .toList());
    }

    /** Three columns, as wide as their contents. */
    private static String table(List<List<String>> rows) {
        Column[] columns = new Column[3];
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            int width = rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0)
                    + GAP;
            columns[i] = new Column(width, 0, Column.Overflow.SPAN);
        }
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), columns);
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        return table.toString();
    }
}
