package org.opnfv.doctor.functest.latency.maintenance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.run.FileErrorText;

/** The three logs of a maintenance run, and why they are not whole. */
final class Journals {
    static final String TOOL = "admin_tool.log";
    static final String OWNER = "app_manager.log";
    static final String WATCH = "watch.log";

    /** How far the two clocks may drift apart, in seconds, and in parts of the time between. */
    private static final BigDecimal DRIFT = new BigDecimal("0.020");

    private static final BigDecimal DRIFT_PART = new BigDecimal("0.001");

    private final Map<String, List<JournalLine>> lines = new LinkedHashMap<>();
    private final List<String> damage = new ArrayList<>();

    private Journals() {}

    /** Reads them; {@code seals} are the digests of the logs when the run ended. */
    static Journals read(Path folder, Map<String, String> seals) {
        Journals journals = new Journals();
        for (String file : List.of(TOOL, OWNER, WATCH)) {
            journals.lines.put(file, journals.file(folder, file, seals.get(file)));
        }
        journals.clock();
        return journals;
    }

    private List<JournalLine> file(Path folder, String file, String seal) {
        List<JournalLine> all = new ArrayList<>();
        try {
            String digest = LogLines.digested(
                    folder.resolve(file),
                    line -> JournalLine.of(line)
                            .ifPresentOrElse(
                                    all::add, () -> damage.add(file + " line " + line.number() + " is damaged")));
            if (!digest.equals(seal)) {
                damage.add(file + " has changed since the run ended: put a whole copy of it there");
            }
        } catch (IOException e) {
            damage.add(file + " cannot be read: " + FileErrorText.words(e));
        }
        return all;
    }

    /** If the wall clock was set, no time is where it should be. */
    private void clock() {
        List<JournalLine> all = lines.values().stream().flatMap(List::stream).toList();
        for (JournalLine line : all) {
            BigDecimal since = line.monotonic().subtract(all.get(0).monotonic());
            BigDecimal drift =
                    line.at().subtract(all.get(0).at()).subtract(since).abs();
            if (drift.compareTo(DRIFT.add(since.abs().multiply(DRIFT_PART))) > 0) {
                damage.add("the clock of this machine was set during the run, by " + drift.toPlainString() + " s");
                return;
            }
        }
    }

    /** Why they cannot be trusted, one line each. */
    List<String> damage() {
        return damage;
    }

    /** The lines of a log that tell of this. */
    List<JournalLine> of(String file, String what) {
        return lines.get(file).stream().filter(line -> line.what().equals(what)).toList();
    }

    Optional<JournalLine> first(String file, String what) {
        return of(file, what).stream().findFirst();
    }

    Optional<JournalLine> last(String file, String what) {
        return of(file, what).stream().reduce((one, next) -> next);
    }
}
