package org.opnfv.doctor.functest.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The changes of the patches on one controller, computed before anything is changed. */
final class PatchPlan {
    private final ControllerFiles node;
    private final List<Work> work = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<Patch> served = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private PatchPlan(ControllerFiles node) {
        this.node = node;
    }

    /** A change and its new bytes. */
    record Work(FileChange change, byte[] bytes) {}

    /** Looks at each file. With {@code recover}, a file that a killed run left changed is restored first. */
    static PatchPlan on(ControllerFiles node, List<Patch> patches, String run, boolean recover) {
        PatchPlan planned = new PatchPlan(node);
        for (Patch patch : patches) {
            FileLocations places = node.places(patch);
            places.unknown().forEach(planned::isUnknown);
            if (!places.unknown().isEmpty()) {
                planned.served.add(patch);
            }
            for (FileLocations.Place place : places.known()) {
                planned.look(patch, place, run, recover);
            }
        }
        return planned;
    }

    private void look(Patch patch, FileLocations.Place place, String run, boolean recover) {
        FileState state = node.look(place.path(), place.readers(), patch.packaged());
        if (state.services().isEmpty()) {
            return;
        }
        served.add(patch);
        if (!state.backups().isEmpty()) {
            state = recover ? recovered(patch, place, state) : told(state);
        }
        if (!state.isThere() && place.isCopied()) {
            isUnknown(
                    state.path() + " is not there, so that " + place.readers() + " may have another one of its image");
            return;
        }
        plan(patch, state, run);
    }

    private void isUnknown(String what) {
        unknown.add("host " + node.name() + ": " + what);
    }

    ControllerFiles node() {
        return node;
    }

    List<Work> work() {
        return work;
    }

    /** What the files lack, one line each. */
    List<String> missing() {
        return missing;
    }

    /** The files that a killed run left changed, one line each. */
    List<String> left() {
        return left;
    }

    /** Why the configuration of a running service is unknown, one line each. */
    List<String> unknown() {
        return unknown;
    }

    /** The files that are not found and are not made, one line each. */
    List<String> elsewhere() {
        return elsewhere;
    }

    /** The patches whose service runs there. */
    List<Patch> served() {
        return served;
    }

    private void plan(Patch patch, FileState state, String run) {
        if (!state.isThere() && !patch.packaged().isEmpty()) {
            elsewhere.add("unknown: " + node.name() + ": " + state.path()
                    + " is not found, and "
                    + patch.packaged()
                    + " not in the virtual environment of its service; where it is, see that it "
                    + patch.edits().stream().map(Edit::wanted).distinct().collect(Collectors.joining(" and ")));
            return;
        }
        if (!state.isThere() && patch.whenAbsent() == null) {
            return;
        }
        try {
            String text = state.isThere() ? state.text() : patch.whenAbsent();
            Optional<String> changed = patch.apply(text);
            if (changed.isEmpty()) {
                return;
            }
            patch.missing(text).forEach(what -> missing.add(node.name() + ": " + state.path() + ": " + what));
            if (patch.addsSecret() && !(state.isThere() && state.isPrivate())) {
                isUnknown(
                        state.path()
                                + (state.isThere()
                                        ? ": everybody may read it"
                                        : ": it is not there, and a new one everybody could read")
                                + ", so that the publisher for Aodh's own virtual host, which has a password, must not stand in it");
                return;
            }
            byte[] bytes = FileBytes.bytes(changed.get());
            work.add(new Work(
                    new FileChange(
                            node.name(),
                            state.path(),
                            run,
                            state.sum(),
                            FileBytes.of(bytes),
                            state.facts(),
                            state.services().stream().map(ServiceState::name).toList(),
                            patch.secret() ? null : state.content()),
                    bytes));
        } catch (EditException e) {
            throw refused(state.path(), e);
        }
    }

    private FileState told(FileState state) {
        state.backups()
                .keySet()
                .forEach(rest -> left.add(node.name() + ": " + state.path()
                        + ": it is still as a run left it that was killed; the next run, or clean, restores it"));
        return state;
    }

    /** Restores a file as it was before the killed run: from its backup, if the file is still what that run made of it. */
    private FileState recovered(Patch patch, FileLocations.Place place, FileState state) {
        Map.Entry<String, String> backup = state.backups().entrySet().iterator().next();
        String copy = FileChange.backup(state.path(), backup.getKey());
        boolean wasAbsent = backup.getKey().endsWith("." + FileChange.ABSENT);
        String run = wasAbsent
                ? backup.getKey().substring(0, backup.getKey().length() - FileChange.ABSENT.length() - 1)
                : backup.getKey();
        try {
            String before = wasAbsent
                    ? patch.whenAbsent()
                    : node.look(copy, place.readers(), "").text();
            String made = patch.apply(before)
                    .map(text -> FileBytes.of(FileBytes.bytes(text)))
                    .orElse("");
            FileChange left = new FileChange(
                    node.name(),
                    state.path(),
                    run,
                    wasAbsent ? FileChange.ABSENT : backup.getValue(),
                    made,
                    null,
                    List.of(),
                    null);
            if (state.backups().size() > 1 || node.restore(left).isPresent()) {
                throw unfit(
                        state.path() + " is not what run " + run + ", which was killed, made of it", run, copy, null);
            }
            return node.look(place.path(), place.readers(), patch.packaged());
        } catch (EditException e) {
            throw unfit(copy + " is not whole (" + e.getMessage() + "): run " + run + " was killed", run, copy, e);
        }
    }

    private PatchException unfit(String what, String run, String copy, EditException cause) {
        return new PatchException(
                "host " + node.name() + ": " + what + ": doctor-functest clean " + run
                        + ", or put it in order by hand and delete " + copy,
                cause);
    }

    private PatchException refused(String path, EditException e) {
        return new PatchException("host " + node.name() + ": " + path + ": " + e.getMessage(), e);
    }
}
