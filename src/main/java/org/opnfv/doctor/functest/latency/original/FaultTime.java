package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import org.opnfv.doctor.functest.latency.CheckpointTime;

/** When the link went down, by what a run of the original has of it: the host's own log, or else the profile that was printed. */
final class FaultTime {

    private LinkDownLine own;
    private LinkDownLine stray;
    private PrintedProfile profile;

    /** One of the host's own log: the last one before the detection, within reason, is that of the run. */
    void linkDown(LinkDownLine line, CheckpointTime detected) {
        if (!LinkDownLine.isPlausible(line.before(detected))) {
            stray = line;
        } else if (own == null || line.at().compareTo(own.at()) > 0) {
            own = line;
        }
    }

    void profile(PrintedProfile printed) {
        profile = profile == null ? printed : profile;
    }

    /** T00 of a run with that detection, null without one; null when nothing fits. */
    CheckpointTime moment(CheckpointTime detected) {
        if (own != null) {
            return own.moment();
        }
        return isFromProfile(detected) ? profile.linkDown(detected.at()) : null;
    }

    /** Whether T00 is worked out from the profile. */
    boolean isFromProfile(CheckpointTime detected) {
        return own == null && profile != null && detected != null && profile.isPlausible();
    }

    /** Seconds that the profile has from link down to detection, when that cannot be so; null otherwise. */
    BigDecimal strayProfile() {
        return profile != null && !profile.isPlausible() ? profile.detectedS() : null;
    }

    /** That of the host's own log that cannot be this run's; null when there is none. */
    LinkDownLine stray() {
        return stray;
    }
}
