package org.opnfv.doctor.functest.patch;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteScript;
import org.opnfv.doctor.functest.host.ServiceLayout;

/**
 * Reads and changes the configuration files of one controller by {@code patch.sh}. A file's content is never an argument of a command.
 *
 * @param root where the controller's files begin: empty for its own root
 */
record ControllerFiles(Controller controller, String root) {
    private static final String SCRIPT = RemoteScript.text(ControllerFiles.class, "patch.sh");
    private static final byte[] NOTHING = new byte[0];

    String name() {
        return controller.name();
    }

    /** Patterns for what reads a patch's file here. */
    String readers(Patch patch) {
        return patch.readers(controller.layout());
    }

    /** Where a patch's file is: once, or once for each of Kolla's containers that run. */
    FileLocations places(Patch patch) {
        ServiceLayout layout = controller.layout();
        String readers = readers(patch);
        if (!layout.isKolla()) {
            return FileLocations.one(root + layout.file(patch.service(), patch.path()), readers);
        }
        String prelude = set("patterns", readers) + set("kolla", root + ServiceLayout.KOLLA);
        String said = run("copied", "looking at what containers copy", prelude);
        return FileLocations.copied(
                patch.path(),
                parsed(() -> said.lines().map(KollaContainer::parse).toList()));
    }

    /** A file and who reads it; where it is missing, the one that is {@code packaged} in a reader's virtual environment, unless that is empty. */
    FileState look(String path, String readers, String packaged) {
        String said = run(
                "look",
                "reading " + path,
                set("file", path) + set("packaged", packaged) + set("patterns", readers) + content(NOTHING));
        return parsed(() -> FileState.parse(said));
    }

    private <T> T parsed(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            throw new HostException(
                    "host " + name() + ": what it answers is not understood: '" + e.getMessage() + "'", e);
        }
    }

    /** Gives a file its new bytes; says why it could not be done and so nothing was changed. */
    Optional<String> replace(FileChange change, byte[] bytes) {
        return failure(change, run("replaced", "changing " + change.path(), variables(change) + content(bytes)));
    }

    /** Gives a file its old bytes, unless it has them; says why that could not be done. */
    Optional<String> restore(FileChange change) {
        byte[] kept = change.original() == null ? NOTHING : change.original();
        return failure(change, run("restored", "restoring " + change.path(), variables(change) + content(kept)));
    }

    void restart(List<String> services) {
        run("restart", "restarting " + String.join(", ", services), services(services));
    }

    List<ServiceState> states(List<String> services) {
        return run("states", "looking at " + String.join(", ", services), services(services))
                .lines()
                .map(ServiceState::parse)
                .toList();
    }

    private Optional<String> failure(FileChange change, String said) {
        if (said.startsWith("done|")) {
            return Optional.empty();
        }
        if (!said.startsWith("failed|")) {
            throw new HostException("host " + name() + ": " + change.path() + ": what became of it is not known", null);
        }
        return Optional.of("host " + name() + ": " + change.path() + ": "
                + said.substring(said.indexOf('|') + 1).strip());
    }

    private String run(String what, String forPeople, String prelude) {
        String tool = controller.layout().tool();
        return controller.host().script(forPeople, set("tool", tool == null ? "" : tool) + prelude + SCRIPT, what);
    }

    private static String variables(FileChange change) {
        return set("real", change.path())
                + set("backup", change.backup())
                + set("new", change.next())
                + set("before", change.before())
                + set("after", change.after())
                + set("kept", change.original() == null ? "" : "yes");
    }

    private static String services(List<String> services) {
        return set("services", String.join(" ", services));
    }

    private static String set(String name, String value) {
        return name + "='" + value.replace("'", "'\\''") + "'\n";
    }

    private static String content(byte[] bytes) {
        return "content() {\nbase64 -d <<'END'\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes) + "\nEND\n}\n";
    }
}
