package org.opnfv.doctor.functest.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.host.HostException;

/**
 * Does the same on all controllers in parallel. It waits for each one, whatever becomes of the others and even when the user ends the
 * run: work still running on a controller could undo the undo.
 */
final class AllControllers {
    private AllControllers() {}

    /**
     * The answer of one controller.
     *
     * @param value null when there is an error
     * @param error one line that names the controller; null when there is none
     */
    record Answer<T, R>(T asked, R value, String error) {}

    static <T, R> List<Answer<T, R>> ask(List<T> all, Function<T, R> question) {
        if (all.isEmpty()) {
            return List.of();
        }
        ExecutorService workers = Executors.newFixedThreadPool(all.size());
        try {
            List<CompletableFuture<Answer<T, R>>> asked = new ArrayList<>();
            all.forEach(one -> asked.add(CompletableFuture.supplyAsync(() -> answer(one, question), workers)));
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
            return asked.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            workers.shutdown();
        }
    }

    private static <T, R> Answer<T, R> answer(T one, Function<T, R> question) {
        try {
            return new Answer<>(one, question.apply(one), null);
        } catch (HostException | PatchException e) {
            return new Answer<>(one, null, e.getMessage());
        }
    }

    /** The answers; if any failed, fails with all errors. */
    static <T, R> List<R> all(List<Answer<T, R>> answers) {
        String errors = answers.stream()
                .map(Answer::error)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) {
            throw new PatchException(errors, null);
        }
        return answers.stream().map(Answer::value).toList();
    }
}
