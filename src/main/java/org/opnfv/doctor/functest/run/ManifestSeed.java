package org.opnfv.doctor.functest.run;

import java.time.Instant;
import java.util.Map;

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
        Long seed,
        ManifestContext context) {

    Manifest manifest(RunId id, String folder, boolean proof) {
        Map<String, Object> members = RecordValues.of(this);
        members.put("id", id.text());
        members.put("folder", folder);
        members.put("proof", proof);
        members.put("stage", Manifest.Stage.PREPARE);
        return RecordValues.make(Manifest.class, members);
    }
}
