package org.opnfv.doctor.functest.embedded.alarming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.text.PythonText;
import org.opnfv.doctor.functest.http.Call;

/** Answers {@code GET /v2/alarms}: filters, order and pages. */
final class AlarmListing {

    private static final List<String> FIELDS = List.of(
            "timestamp",
            "type",
            "name",
            "enabled",
            "severity",
            "project_id",
            "repeat_actions",
            "user_id",
            "all_projects",
            "state");
    private static final List<String> SORT_KEYS = List.of(
            "alarm_id",
            "enabled",
            "name",
            "type",
            "severity",
            "timestamp",
            "user_id",
            "project_id",
            "state",
            "repeat_actions",
            "state_timestamp");
    private static final Set<String> ARGUMENTS =
            Set.of("q.field", "q.op", "q.value", "q.type", "sort", "limit", "marker");

    private final Call call;
    private final Caller caller;

    AlarmListing(Call call, Caller caller) {
        this.call = call;
        this.caller = caller;
    }

    /** The alarms that were asked for. */
    List<Alarm> select(List<Alarm> newestFirst) {
        call.queries().keySet().stream()
                .filter(name -> !ARGUMENTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ApiError(400, "Unknown argument: \"" + name + "\"");
                });
        Predicate<Alarm> wanted = filter();
        List<Alarm> found = new ArrayList<>(newestFirst.stream().filter(wanted).toList());
        List<String> sorts = call.queryAll("sort");
        for (int last = sorts.size() - 1; last >= 0; last--) {
            found.sort(order(sorts.get(last)));
        }
        return page(found);
    }

    private Predicate<Alarm> filter() {
        Map<String, String> wanted = conditions();
        String allProjects = wanted.remove("all_projects");
        if (allProjects != null && bool(allProjects)) {
            if (!caller.isAdmin()) {
                throw new ApiError(403, Refusal.RBAC, "RBAC Authorization Failed");
            }
        } else {
            String project = wanted.getOrDefault("project_id", caller.projectId());
            if (!caller.isAdmin() && !project.equals(caller.projectId())) {
                throw new ApiError(401, "Not Authorized to access project " + project);
            }
            wanted.put("project_id", project);
        }
        return alarm -> {
            Map<String, Object> shown = alarm.shown();
            return wanted.entrySet().stream()
                    .allMatch(condition -> same(shown.get(condition.getKey()), condition.getValue()));
        };
    }

    private Map<String, String> conditions() {
        List<String> fields = call.queryAll("q.field");
        List<String> values = call.queryAll("q.value");
        fields.stream().filter(field -> !FIELDS.contains(field)).findFirst().ifPresent(field -> {
            throw Wsme.invalid(
                    "field",
                    "{" + PythonText.repr(field) + "}",
                    "only fields {" + FIELDS.stream().map(PythonText::repr).collect(Collectors.joining(", "))
                            + "} are allowed");
        });
        call.queryAll("q.op").stream()
                .filter(op -> !op.isEmpty() && !op.equals("eq"))
                .findFirst()
                .ifPresent(op -> {
                    throw Wsme.invalid("op", "{" + PythonText.repr(op) + "}", "only operations {'eq'} are allowed");
                });
        if (values.size() < fields.size()) {
            throw Wsme.invalid("value", "None", "Mandatory field missing.");
        }
        Map<String, String> conditions = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (conditions.put(fields.get(i), values.get(i)) != null) {
                throw Wsme.invalid(
                        "field", "{" + PythonText.repr(fields.get(i)) + "}", "duplicate query fields are not allowed");
            }
        }
        return conditions;
    }

    private static boolean bool(String text) {
        return PythonText.bool(text)
                .orElseThrow(() -> new ApiError(
                        400, "Unable to convert the value " + text + " to the expected data type boolean."));
    }

    private static boolean same(Object actual, String wanted) {
        return actual instanceof Boolean bool
                ? PythonText.bool(wanted).equals(Optional.of(bool))
                : wanted.equals(actual);
    }

    private static Comparator<Alarm> order(String sort) {
        String[] parts = sort.split(":", 2);
        if (!SORT_KEYS.contains(parts[0])) {
            throw Wsme.invalid(
                    "sort",
                    sort,
                    "the sort parameter should be a pair of sort key and sort dir combined with"
                            + " ':', or only sort key specified and sort dir will be default 'asc', the supported sort keys are: ("
                            + SORT_KEYS.stream().map(PythonText::repr).collect(Collectors.joining(", ")) + ")");
        }
        Comparator<Alarm> order =
                Comparator.comparing(alarm -> rank(parts[0], alarm.shown().get(parts[0])));
        return parts.length > 1 && parts[1].equals("desc") ? order.reversed() : order;
    }

    /** Severities have an order of their own. */
    private static String rank(String key, Object value) {
        return key.equals("severity")
                ? String.valueOf(List.of("low", "moderate", "critical").indexOf(value))
                : String.valueOf(value);
    }

    private List<Alarm> page(List<Alarm> alarms) {
        int from = call.query("marker").map(marker -> after(alarms, marker)).orElse(0);
        int limit = call.query("limit").map(AlarmListing::limit).orElse(0);
        int to = limit == 0 ? alarms.size() : Math.min(alarms.size(), from + limit);
        return alarms.subList(from, to);
    }

    private static int after(List<Alarm> alarms, String marker) {
        for (int i = 0; i < alarms.size(); i++) {
            if (alarms.get(i).id().equals(marker)) {
                return i + 1;
            }
        }
        throw new ApiError(500, "Marker " + marker + " not found.");
    }

    private static int limit(String text) {
        int limit;
        try {
            limit = Integer.parseInt(text.strip());
        } catch (NumberFormatException notOne) {
            throw Wsme.invalid(
                    "limit",
                    text,
                    "unable to convert to int. Error: invalid literal for int() with base 10: "
                            + PythonText.repr(text));
        }
        if (limit < 0) {
            throw Wsme.invalid("limit", text, "it should be a positive integer.");
        }
        return limit;
    }
}
