package org.opnfv.doctor.functest.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest;

/**
 * What a run's manifest tells of and its ledger does not. A ledger that was emptied, or has lost its last lines, looks like one of a run
 * that changed nothing; but every change is in it before it is in the manifest.
 */
final class LostLines {

    /** The detail that tells of which run a ledger is. */
    static final String RUN = "run";

    private LostLines() {}

    /** A line each. */
    static List<String> of(Manifest manifest, Path ledger) {
        List<Change> told = Ledger.told(ledger);
        List<String> lost = new ArrayList<>();
        int missing = manifest.changes() == null ? 0 : manifest.changes() - told.size();
        if (missing > 0) {
            lost.add(missing + " of " + manifest.changes() + " changes");
        }
        if (manifest.fault() != null && !names(told, manifest.fault().kind()).contains(host(manifest))) {
            lost.add("the fault (" + manifest.fault().kind() + ") of " + host(manifest));
        }
        return lost.stream()
                .map(what -> "the ledger has lost what it told of " + what
                        + ": put a whole copy of it there, or undo that by hand")
                .toList();
    }

    /** The id of the run that a ledger says it is of; empty when it does not say. */
    static Optional<String> run(Path ledger) {
        return run(Ledger.told(ledger));
    }

    /** The same of what a ledger was told. */
    static Optional<String> run(List<Change> told) {
        return told.stream()
                .filter(change -> change.kind().equals(Kinds.CLOUD))
                .flatMap(change -> Stream.ofNullable(change.details().get(RUN)))
                .findFirst();
    }

    private static String host(Manifest manifest) {
        return manifest.host() == null ? null : manifest.host().name();
    }

    private static Set<String> names(List<Change> told, String kind) {
        return told.stream()
                .filter(change -> change.kind().equals(kind))
                .map(Change::name)
                .collect(Collectors.toSet());
    }
}
