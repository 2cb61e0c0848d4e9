package org.opnfv.doctor.functest.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.UndoAction;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Cleanup.State;
import org.opnfv.doctor.functest.run.ProcessLimit;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.run.RunState;

/** Undoes a run's changes from its ledger: at the end of the run, or later and in another process. */
public final class Restore {
    private static final String LEDGER = "ledger.jsonl";
    private static final String ENDS_WITH_US = "ends_with_process";
    private static final String USER = "user";
    private static final String PROJECT = "project";

    private Restore() {}

    /** The ledger of a run. */
    public static Ledger ledger(RunFolder folder) {
        return new Ledger(folder.path(LEDGER), count -> folder.update(draft -> draft.changes(count)));
    }

    /** Records the cloud of the changes and its project, so that they are undone in no other. */
    public static void noteCloud(Ledger ledger, RunFolder folder, Site site, Cloud admin) {
        ledger.intend(
                ChangeKinds.CLOUD,
                site.credentials().authUrl().toString(),
                Map.of(
                        RunState.RUN,
                        folder.manifest().id(),
                        ENDS_WITH_US,
                        String.valueOf(site.endsWithUs()),
                        USER,
                        admin.userId(),
                        PROJECT,
                        admin.projectId()));
    }

    /**
     * Undoes within the run; returns one line for each change that could not be undone.
     *
     * @param progress takes a line when a host has to boot
     */
    public static List<String> now(
            Ledger ledger,
            RunFolder folder,
            RunLogs logs,
            Site site,
            Cloud admin,
            Plan plan,
            Consumer<String> progress) {
        Predicate<Change> which = change -> !plan.keep() || ChangeKinds.NEVER_KEPT.contains(change.kind());
        HostRecovery.Recovered note = new RecoveryRecorder(folder, logs.of(Component.FAULT), progress);
        List<String> errors = undo(
                ledger,
                which,
                site,
                admin,
                plan.restoreTimeout(),
                plan.fault().operator(),
                note,
                Leftovers.Extent.AS_TOLD);
        State state = ledger.open().isEmpty()
                ? State.COMPLETE
                : errors.isEmpty() && plan.keep() ? State.KEPT : State.INCOMPLETE;
        folder.update(draft -> draft.cleanup(state, errors));
        return errors;
    }

    /** Undoes the fault alone, while the run goes on; returns one line for each change that could not be undone. */
    public static List<String> fault(RunContext context) {
        Set<String> ofFault = Set.of(
                ChangeKinds.FORCED_DOWN,
                ChangeKinds.INSTANCE_STATE,
                ChangeKinds.PORT_STATUS,
                ChangeKinds.REPORTED_DOWN);
        return undo(
                context.ledger(),
                change -> FaultKind.named(change.kind()).isPresent() || ofFault.contains(change.kind()),
                context.site(),
                context.admin(),
                context.plan().restoreTimeout(),
                context.plan().fault().operator(),
                new RecoveryRecorder(context.folder(), context.logs().of(Component.FAULT), context.stages()::note),
                Leftovers.Extent.AS_TOLD);
    }

    /**
     * Updates the record of a run that has nothing left to undo: the process that undid it may have been killed before it could write
     * that. Without a ledger nothing is known, and nothing is written.
     *
     * @param unwritten takes a line when the write fails
     * @throws org.opnfv.doctor.functest.ledger.LedgerException when the run still goes on
     */
    public static void noteDone(RunState run, Consumer<String> unwritten) {
        boolean unsaid = run.run()
                .filter(said -> said.manifest().cleanup().state() != State.COMPLETE)
                .isPresent();
        if (unsaid && Files.exists(run.folder().resolve(LEDGER))) {
            try (Ledger ledger = new Ledger(run.folder().resolve(LEDGER))) {
                if (ledger.open().isEmpty()) {
                    note(run.folder(), new Manifest.Cleanup(State.COMPLETE, List.of()), unwritten);
                }
            }
        }
    }

    /** Changes the run's record as it is now, while we hold the ledger: until then the run may have gone on and written it. */
    private static void note(Path folder, Manifest.Cleanup cleanup, Consumer<String> unwritten) {
        RunState.of(folder)
                .run()
                .filter(run -> !run.manifest().cleanup().equals(cleanup))
                .ifPresent(run -> {
                    run.update(draft -> draft.cleanup(cleanup.state(), cleanup.errors()));
                    run.failure().ifPresent(unwritten);
                });
    }

    /** Whether the run's cloud was embedded in its process, and has ended with it. */
    public static boolean endedWithItsCloud(RunState run) {
        return madeIn(run.open())
                .map(cloud -> Boolean.parseBoolean(cloud.details().get(ENDS_WITH_US)))
                .orElse(false);
    }

    /** Closes the ledger of a run whose cloud has ended with its process: nothing is left to change. */
    public static void forget(Path folder, Consumer<String> unwritten) {
        try (Ledger ledger = new Ledger(folder.resolve(LEDGER))) {
            UndoAction nothing = batch -> Map.of();
            Map<String, UndoAction> actions = new HashMap<>();
            ledger.open().forEach(change -> actions.put(change.kind(), nothing));
            ledger.undo(change -> true, actions);
            note(folder, cleanup(ledger, List.of()), unwritten);
        }
    }

    /**
     * Undoes a run's changes later. It needs only the ledger; the outcome is recorded in the manifest if that is intact.
     *
     * <p>Entries that the ledger is known to have lost are reported too: the undo is then incomplete. Without a record that shows whether
     * entries are lost, it looks for everything that a run could have made.
     *
     * @param unwritten takes a line when the outcome cannot be written, or something is left to others who did it
     * @param waits takes a line when a host is waited for that only itself can bring back
     * @return one line for each change that could not be undone, and then what is lost
     * @throws SettingsError when the credentials are for another cloud than the run's, or see less of it
     * @throws CloudException when the cloud cannot be reached or does not take the credentials
     */
    public static List<String> later(
            RunState run,
            Site site,
            CloudSettings settings,
            Duration timeout,
            Operator operator,
            Consumer<String> unwritten,
            Consumer<String> waits) {
        Path folder = run.folder();
        Credentials credentials = site.credentials();
        try (Ledger ledger = new Ledger(folder.resolve(LEDGER))) {
            Optional<Change> cloud = madeIn(ledger.open());
            if (cloud.isEmpty() && !ledger.open().isEmpty()) {
                throw new SettingsError(
                        "the ledger of run " + RunFolder.nameOf(folder)
                                + " does not say in which cloud it changed what: put a whole copy of it there, or undo by hand what"
                                + " its lines tell of",
                        null);
            }
            cloud.ifPresent(made -> requireSameCloud(folder, made.name(), credentials));
            try (Cloud admin = Cloud.connect(credentials, settings)) {
                cloud.ifPresent(made -> requireSameRights(folder, made, admin));
                Leftovers.Extent extent = run.run().isPresent() ? Leftovers.Extent.AS_TOLD : Leftovers.Extent.ALL;
                List<String> errors = new ArrayList<>(
                        undo(ledger, change -> true, site, admin, timeout, operator, noting(unwritten, waits), extent));
                errors.addAll(run.lost());
                note(folder, cleanup(ledger, errors), unwritten);
                return errors;
            }
        }
    }

    private static HostRecovery.Recovered noting(Consumer<String> unwritten, Consumer<String> waits) {
        return new HostRecovery.Recovered() {
            @Override
            public void host(Host host, HostRecovery.Link link, Instant shownUp) {}

            @Override
            public void left(String line) {
                unwritten.accept(line);
            }

            @Override
            public void waits(String line) {
                waits.accept(line);
            }
        };
    }

    private static Manifest.Cleanup cleanup(Ledger ledger, List<String> errors) {
        return new Manifest.Cleanup(
                ledger.open().isEmpty() && errors.isEmpty() ? State.COMPLETE : State.INCOMPLETE, errors);
    }

    /** The entry of the cloud is closed last, and only when nothing is left to undo or to find in it. */
    static List<String> undo(
            Ledger ledger,
            Predicate<Change> which,
            Site site,
            Cloud admin,
            Duration timeout,
            Operator operator,
            HostRecovery.Recovered recovered,
            Leftovers.Extent extent) {
        RetryableFailures failures = new RetryableFailures();
        List<Change> told = ledger.told();
        String run = RunState.runOf(told).orElse(null);
        Map<String, UndoAction> actions = new UndoByKind(admin, timeout, operator, recovered, failures, run).all(site);
        actions.put(ChangeKinds.CLOUD, new Leftovers(admin, told, Map.copyOf(actions), failures, extent));
        RetryingUndo patient = new RetryingUndo(ledger, actions, failures, timeout);
        Predicate<Change> isCloud = change -> change.kind().equals(ChangeKinds.CLOUD);
        List<String> errors = patient.undo(which.and(isCloud.negate()));
        if (ledger.open().stream().allMatch(isCloud)) {
            errors = patient.undo(isCloud);
        }
        return errors.stream().map(ProcessLimit::named).toList();
    }

    private static void requireSameCloud(Path folder, String url, Credentials credentials) {
        if (!url.equals(credentials.authUrl().toString())) {
            throw new SettingsError(
                    "run " + RunFolder.nameOf(folder) + " was made in the cloud at " + url
                            + ", the credentials are for " + credentials.authUrl()
                            + ": set OS_* or OS_CLOUD for the first, or delete the folder of the run when that cloud is gone",
                    null);
        }
    }

    /** A user without the right to see a resource is told that it does not exist: that must not count as undone. */
    private static void requireSameRights(Path folder, Change made, Cloud admin) {
        boolean same = admin.userId().equals(made.details().get(USER))
                && admin.projectId().equals(made.details().get(PROJECT));
        if (!same && !admin.roles().contains("admin")) {
            throw new SettingsError(
                    "run " + RunFolder.nameOf(folder)
                            + " is undone with the credentials it was made with or an admin's, and these have only the roles "
                            + String.join(", ", new TreeSet<>(admin.roles())) + ": set OS_* or OS_CLOUD",
                    null);
        }
    }

    private static Optional<Change> madeIn(List<Change> open) {
        return open.stream()
                .filter(change -> change.kind().equals(ChangeKinds.CLOUD))
                .findFirst();
    }
}
