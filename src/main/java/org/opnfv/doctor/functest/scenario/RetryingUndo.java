package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.UndoAction;

/**
 * Undoes a ledger, and retries what was refused: at growing intervals, not before the service's {@code Retry-After}, and until the time
 * is up. Meanwhile all other changes are undone. A change that depends on a refused one is undone after it, or without it when the time
 * is up. While a host comes back, which takes seconds, the changes that have nothing to do with it are undone.
 */
final class RetryingUndo {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final RetryableFailures failures;
    private final Duration timeout;
    private final Map<String, UndoAction> actions;
    private final Map<String, UndoAction> inOrder = new HashMap<>();
    private final Set<Change> waiting = new HashSet<>();
    private final Map<Change, String> errors = new HashMap<>();
    private Predicate<Change> apart = change -> false;

    /** {@code failures} are those that the undo actions record; {@code timeout} counts from the first failure. */
    RetryingUndo(Ledger ledger, Map<String, UndoAction> actions, RetryableFailures failures, Duration timeout) {
        this.ledger = ledger;
        this.failures = failures;
        this.timeout = timeout;
        this.actions = actions;
        actions.forEach((kind, action) -> inOrder.put(
                kind, batch -> after(batch, FaultKind.named(kind).isPresent() ? meanwhile(action) : action)));
    }

    /** Returns one line for each change that could not be undone. */
    List<String> undo(Predicate<Change> which) {
        apart = which.and(change -> ChangeKinds.APART.contains(change.kind()));
        ledger.undo(which, unlessRefused());
        long end = System.nanoTime() + timeout.toNanos();
        // Each success resets the pauses: what was refused before may be accepted now.
        boolean goesOn = true;
        while (goesOn && !isSettled(end)) {
            goesOn = moreIsUndone(which, end);
        }
        if (!waiting.isEmpty()) {
            ledger.undo(which.and(Set.copyOf(waiting)::contains), actions);
        }
        return ledger.errors(which);
    }

    private boolean moreIsUndone(Predicate<Change> which, long end) {
        int left = ledger.open().size();
        Duration time = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return Wait.within("more is undone", time, LONGEST_PAUSE, () -> {
            ledger.undo(which.and(change -> failures.isDue(change) || waiting.contains(change)), until(end));
            return isSettled(end) || ledger.open().size() < left;
        });
    }

    /** Whether nothing is left to retry, at least not in time. */
    private boolean isSettled(long end) {
        return failures.isEmpty() ? waiting.isEmpty() : !failures.isAnyDueBy(end);
    }

    /** Retrying everything takes long when each call runs into its deadline: when the time is up, the rest keeps its last failure. */
    private Map<String, UndoAction> until(long end) {
        Map<String, UndoAction> inTime = new HashMap<>();
        inOrder.forEach((kind, action) ->
                inTime.put(kind, batch -> System.nanoTime() - end < 0 ? action.undo(batch) : errors(batch)));
        return inTime;
    }

    /** What was refused while a host came back has had its turn, and may not be due yet. */
    private Map<String, UndoAction> unlessRefused() {
        Map<String, UndoAction> once = new HashMap<>();
        inOrder.forEach((kind, action) -> once.put(kind, batch -> {
            Map<Boolean, List<Change>> refused = batch.stream().collect(Collectors.partitioningBy(failures::has));
            Map<Change, String> failed = new HashMap<>(errors(refused.get(true)));
            if (!refused.get(false).isEmpty()) {
                failed.putAll(action.undo(refused.get(false)));
            }
            return failed;
        }));
        return once;
    }

    /** Returns when both have ended; until then only the second uses this object. */
    private UndoAction meanwhile(UndoAction host) {
        return batch -> {
            List<Supplier<Map<Change, String>>> both = List.of(() -> host.undo(batch), () -> {
                ledger.undo(apart.and(change -> !failures.has(change) || failures.isDue(change)), inOrder);
                return Map.of();
            });
            return Parallel.map(both, Supplier::get).get(0);
        };
    }

    private Map<Change, String> errors(List<Change> batch) {
        return batch.stream().collect(Collectors.toMap(Function.identity(), errors::get));
    }

    private Map<Change, String> after(List<Change> batch, UndoAction action) {
        batch.forEach(failures::forget);
        batch.forEach(waiting::remove);
        String kind = batch.get(0).kind();
        Map<Change, String> failed = ledger.open().stream()
                .filter(other -> failures.has(other) || waiting.contains(other))
                .filter(other -> ChangeKinds.isBefore(other.kind(), kind))
                .findFirst()
                .map(other -> wait(batch, other))
                .orElseGet(() -> action.undo(batch));
        // A refused change whose resource is gone all the same is not waited for.
        batch.stream().filter(change -> !failed.containsKey(change)).forEach(failures::forget);
        errors.putAll(failed);
        return failed;
    }

    private Map<Change, String> wait(List<Change> batch, Change other) {
        waiting.addAll(batch);
        Map<Change, String> all = new LinkedHashMap<>();
        batch.forEach(change -> all.put(change, "waits for " + other.label() + " to be undone"));
        return all;
    }
}
