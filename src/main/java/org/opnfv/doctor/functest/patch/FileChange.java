package org.opnfv.doctor.functest.patch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.ledger.Change;

/**
 * One file that a run changes on one controller, as the ledger keeps it.
 *
 * @param path its real path
 * @param run the run's id
 * @param before its checksum before the change, or {@code absent}
 * @param after its checksum after the change
 * @param facts mode, owner, group and SELinux context before; null when it was absent
 * @param services the names of the services to restart
 * @param original the bytes before; null where they must not leave the controller, or there were none
 */
record FileChange(
        String controller,
        String path,
        String run,
        String before,
        String after,
        String facts,
        List<String> services,
        byte[] original) {
    static final String ABSENT = "absent";

    private static final String MARK = ".doctor-functest-";

    /** Parses it from the ledger. */
    static FileChange of(Change change) {
        Map<String, String> details = change.details();
        String original = details.get("original");
        return new FileChange(
                controller(change),
                details.get("path"),
                details.get("run"),
                details.get("before"),
                details.get("after"),
                details.get("facts"),
                List.of(details.get("services").split(" ")),
                original == null ? null : FileBytes.unpacked(original));
    }

    static String controller(Change change) {
        return change.details().get("controller");
    }

    /** Its name in the ledger. */
    String name() {
        return controller + ":" + path;
    }

    Map<String, String> details() {
        Map<String, String> details = new HashMap<>(Map.of(
                "controller", controller,
                "path", path,
                "run", run,
                "before", before,
                "after", after,
                "services", String.join(" ", services),
                "backup", backup()));
        if (facts != null) {
            details.put("facts", facts);
        }
        if (original != null) {
            details.put("original", FileBytes.packed(original));
        }
        return details;
    }

    /** The backup beside it; an empty file if it was absent before. */
    String backup() {
        return path + MARK + run + (before.equals(ABSENT) ? "." + ABSENT : "");
    }

    /** The file that will replace it. */
    String next() {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + MARK + run + "-" + path.substring(name);
    }

    /** The path of a run's backup, by the part after the mark in its name. */
    static String backup(String path, String rest) {
        return path + MARK + rest;
    }
}
