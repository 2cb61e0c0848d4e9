package org.opnfv.doctor.functest.patch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.patch.AllControllers.Answer;

/** Undoes changes of configuration files: restores the files, then restarts their readers. */
final class Unpatching {
    private final Map<String, ControllerFiles> nodes;
    private final Duration timeout;

    Unpatching(List<ControllerFiles> nodes, Duration timeout) {
        this.nodes = nodes.stream().collect(Collectors.toMap(ControllerFiles::name, Function.identity()));
        this.timeout = timeout;
    }

    /** The work on one controller. */
    private record Task(ControllerFiles node, List<Change> changes, Map<Change, String> failed) {}

    /** One line for each change that could not be undone. */
    Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new LinkedHashMap<>();
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Change change : batch) {
            String name = FileChange.of(change).controller();
            ControllerFiles node = nodes.get(name);
            if (node == null) {
                failed.put(change, "the deployment has no controller " + name + " now");
            } else {
                tasks.computeIfAbsent(name, n -> new Task(node, new ArrayList<>(), new LinkedHashMap<>()))
                        .changes()
                        .add(change);
            }
        }
        List<Restarts> restarts = new ArrayList<>();
        for (Answer<Task, Restarts> answer : AllControllers.ask(List.copyOf(tasks.values()), this::files)) {
            failed.putAll(answer.asked().failed());
            if (answer.error() != null) {
                answer.asked().changes().forEach(change -> failed.putIfAbsent(change, answer.error()));
            } else if (answer.value() != null) {
                restarts.add(answer.value());
            }
        }
        Restarts.await(restarts, timeout)
                .forEach((node, problem) -> tasks.get(node.name())
                        .changes()
                        .forEach(change -> failed.putIfAbsent(change, "it is as it was, but " + problem)));
        return failed;
    }

    private Restarts files(Task task) {
        List<FileChange> restored = new ArrayList<>();
        for (Change change : task.changes()) {
            FileChange file = FileChange.of(change);
            task.node()
                    .restore(file)
                    .ifPresentOrElse(failure -> task.failed().put(change, failure), () -> restored.add(file));
        }
        List<String> services = Patcher.services(restored.stream());
        return services.isEmpty() ? null : Restarts.of(task.node(), services);
    }
}
