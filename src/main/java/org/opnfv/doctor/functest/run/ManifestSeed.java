package org.opnfv.doctor.functest.run;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a run before it begins; the members mean what they mean in {@link Manifest}.
 *
 * @param seed null when the host is not chosen by chance
 */
public record ManifestSeed(
        String version,
        Instant started,
        String installer,
        String profile,
        double thresholdS,
        double timeoutS,
        String alarmMatch,
        boolean shortcut,
        Long seed) {

    Manifest manifest(RunId id, String folder) {
        return new Manifest(
                id.text(),
                folder,
                version,
                started,
                null,
                installer,
                profile,
                thresholdS,
                timeoutS,
                alarmMatch,
                shortcut,
                null,
                seed,
                null,
                List.of(),
                List.of(),
                null,
                Manifest.Stage.PREPARE,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Manifest.Cleanup.INCOMPLETE);
    }
}
