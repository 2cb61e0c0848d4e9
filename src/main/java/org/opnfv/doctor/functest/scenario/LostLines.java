package org.opnfv.doctor.functest.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest;

/**
 * What a run's manifest tells of and its ledger does not. A ledger that was emptied, or has lost its last lines, looks like one of a run
 * that changed nothing; but every change is in it before it is in the manifest.
 */
final class LostLines {

    /** A run that has come so far has made something. */
    private static final Set<Manifest.Stage> PREPARED =
            EnumSet.of(Manifest.Stage.ARM, Manifest.Stage.INJECT, Manifest.Stage.OBSERVE);

    private LostLines() {}

    /** A line each. With {@code instances} those are to be in this ledger too; those of an iteration are in that of its series. */
    static List<String> of(Manifest manifest, Path ledger, boolean instances) {
        List<Change> told = Ledger.told(ledger);
        List<String> lost = new ArrayList<>();
        if (manifest.fault() != null && !names(told, manifest.fault().kind()).contains(host(manifest))) {
            lost.add("the fault (" + manifest.fault().kind() + ") of " + host(manifest));
        }
        if (instances) {
            if (PREPARED.contains(manifest.stage()) && told.isEmpty()) {
                lost.add("everything that the run made");
            }
            Set<String> made = names(told, Kinds.INSTANCE);
            manifest.instances().stream()
                    .map(Manifest.TestInstance::name)
                    .filter(name -> name != null && !made.contains(name))
                    .findFirst()
                    .ifPresent(name -> lost.add("instance " + name));
        }
        return lost.stream()
                .map(what -> "the ledger has lost what it told of " + what
                        + ": put a whole copy of it there, or undo that by hand")
                .toList();
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
