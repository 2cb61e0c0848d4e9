package org.opnfv.doctor.functest.latency.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.run.RunLogs;

/** The folder of a run in which two hosts were maintained as agreed, with lines that a test changes. */
public final class JournalFixture {
    private static final BigDecimal BEGUN = new BigDecimal("1494251439.000000");

    private static final String BETWEEN = "one=disabled/1 two=disabled/3";

    private final Path logs;
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private boolean ended = true;
    private String problem;
    private String sla;
    private int instances = 4;

    public JournalFixture(Path logs) {
        this.logs = logs;
        String tool = Journals.TOOL;
        look(0, 4, BETWEEN);
        say(tool, 0, "session session=s1 hosts=one,two");
        say(tool, 0, "state state=MAINTENANCE");
        asked(1, 1, "MAINTENANCE");
        say(tool, 5, "state state=PLANNED_MAINTENANCE");
        look(3, 4, BETWEEN);
        host(6, "one", "enabled/2");
        look(11, 4, BETWEEN);
        asked(12, 2, "PLANNED_MAINTENANCE");
        look(14, 4, BETWEEN);
        host(16, "two", "enabled/0");
        say(tool, 20, "state state=PLANNED_MAINTENANCE_COMPLETE");
        look(21, 4, BETWEEN);
        asked(21, 3, "PLANNED_MAINTENANCE_COMPLETE");
        say(tool, 25, "state state=MAINTENANCE_DONE");
        look(26, 4, "one=enabled/2 two=enabled/2");
    }

    private void asked(double at, int number, String state) {
        String closes = BEGUN.add(BigDecimal.valueOf(at + 2)).setScale(6).toPlainString();
        say(Journals.TOOL, at, "asked number=" + number + " state=" + state + " closes=" + closes + " of=4");
        say(Journals.OWNER, at + 0.1, "heard number=" + number + " state=" + state + " session=s1");
        say(Journals.TOOL, at + 0.5, "replied number=" + number + " state=ACK_" + state + " taken=true");
    }

    private void host(double at, String host, String other) {
        say(Journals.TOOL, at, "told host=" + host + " state=IN_MAINTENANCE");
        say(Journals.OWNER, at + 0.1, "heard host=" + host + " state=IN_MAINTENANCE session=s1");
        say(Journals.TOOL, at + 0.2, "maintained host=" + host + " step=begin");
        look(at + 1, 4, host.equals("one") ? "one=disabled/0 two=disabled/4" : "one=" + other + " two=disabled/0");
        say(Journals.TOOL, at + 2, "maintained host=" + host + " step=end");
        say(Journals.TOOL, at + 2.1, "told host=" + host + " state=MAINTENANCE_COMPLETE");
        say(Journals.OWNER, at + 2.2, "heard host=" + host + " state=MAINTENANCE_COMPLETE session=s1");
    }

    private void look(double at, int count, String hosts) {
        say(
                Journals.WATCH,
                at,
                String.format(Locale.ROOT, "look began=%.6f instances=%d %s", 100 + at - 0.05, count, hosts));
    }

    private void say(String file, double at, String text) {
        String[] words = text.split(" ", 2);
        String epoch = BEGUN.add(BigDecimal.valueOf(at)).setScale(6).toPlainString();
        lines.computeIfAbsent(file, name -> new ArrayList<>())
                .add(String.format(
                        Locale.ROOT,
                        "2017-05-08 13:50:39,000 Journal.java 38 INFO   doctor %s %s at %s monotonic=%.6f %s",
                        file.replace(".log", ""),
                        words[0],
                        epoch,
                        100 + at,
                        words[1]));
    }

    /** With one line more. */
    public JournalFixture saying(String file, double at, String text) {
        say(file, at, text);
        return this;
    }

    /** With a line that is written as it is. */
    JournalFixture raw(String file, String line) {
        lines.computeIfAbsent(file, name -> new ArrayList<>()).add(line);
        return this;
    }

    /** With the lines of a log changed; null takes one out. */
    JournalFixture changed(String file, UnaryOperator<String> change) {
        List<String> all = new ArrayList<>();
        for (String line : lines.get(file)) {
            String other = change.apply(line);
            if (other != null) {
                all.add(other);
            }
        }
        lines.put(file, all);
        return this;
    }

    public JournalFixture replaced(String file, String text, String by) {
        return changed(file, line -> line.replace(text, by));
    }

    /** Without the lines that have all these words. */
    public JournalFixture without(String file, String words) {
        return changed(file, line -> Stream.of(words.split(" ")).allMatch(line::contains) ? null : line);
    }

    /** Asked to meet these criteria. */
    public JournalFixture sla(String criteria) {
        sla = criteria;
        return this;
    }

    JournalFixture killed() {
        ended = false;
        return this;
    }

    JournalFixture problem(String line) {
        problem = line;
        return this;
    }

    JournalFixture instances(int before) {
        instances = before;
        return this;
    }

    /** Writes the folder as a run does. */
    public Path write() throws IOException {
        RunFolder folder = RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed(
                        "0",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1.0,
                        30,
                        "instance-id",
                        false,
                        1L,
                        ManifestContext.UNKNOWN));
        Map<String, String> seals;
        try (RunLogs written = new RunLogs(folder, RunLogs.Component.OF_MAINTENANCE)) {
            for (Map.Entry<String, List<String>> log : lines.entrySet()) {
                Files.write(folder.path(log.getKey()), log.getValue());
            }
            seals = new TreeMap<>(written.seals());
        }
        folder.update(draft -> {
            draft.sla(sla)
                    .maintenance(new Manifest.Maintenance(List.of("one", "two"), instances))
                    .cleanup(Manifest.Cleanup.State.COMPLETE, List.of());
            if (problem != null) {
                draft.problem(problem);
            }
            if (ended) {
                draft.ended(Instant.now(), seals);
            }
        });
        return folder.path();
    }

    /** Writes it, and looks at its verdict and the first of the reasons. */
    void isJudged(Verdict verdict, String reason) throws IOException {
        MaintenanceAssessment judged = MaintenanceAssessment.of(write());
        assertThat(judged.reasons()).first().asString().isEqualTo(reason);
        assertThat(judged.verdict()).isEqualTo(verdict);
    }
}
