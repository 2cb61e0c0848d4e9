package org.opnfv.doctor.functest.embedded.compute;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/** Which instances a list is asked for. Members may filter by less than administrators; what they may not is ignored. */
final class InstanceQuery {

    private static final List<String> STATUSES = List.of(
            "active",
            "build",
            "error",
            "deleted",
            "hard_reboot",
            "migrating",
            "password",
            "paused",
            "reboot",
            "rebuild",
            "rescue",
            "resize",
            "revert_resize",
            "shelved",
            "shelved_offloaded",
            "shutoff",
            "soft_deleted",
            "suspended",
            "verify_resize");
    private static final Map<String, Function<Instance, String>> SORT_KEYS = Map.of(
            "display_name", instance -> instance.state().name(),
            "uuid", Instance::id,
            "host", instance -> String.valueOf(instance.state().host()),
            "vm_state", instance -> instance.state().vmState(),
            "project_id", instance -> instance.birth().projectId(),
            "updated_at", instance -> instance.state().updated().toString(),
            "created_at", instance -> String.format("%019d", instance.birth().number()));

    private final Request request;
    private final boolean detail;

    InstanceQuery(Request request, boolean detail) {
        this.request = request;
        this.detail = detail;
    }

    /** Those that were asked for, in the order asked for. */
    List<Instance> select(List<Instance> newestFirst) {
        Predicate<Instance> wanted = project()
                .and(status())
                .and(matches("name", instance -> instance.state().name()))
                .and(address())
                .and(is("image", instance -> instance.birth().imageId()))
                .and(is("flavor", instance -> instance.birth().flavor().id()))
                .and(is("reservation_id", instance -> instance.birth().reservationId()));
        if (request.caller().isAdmin()) {
            wanted = wanted.and(is("host", instance -> instance.state().host()))
                    .and(is("node", instance -> instance.state().host()))
                    .and(is("uuid", Instance::id))
                    .and(is("user_id", instance -> instance.birth().userId()))
                    .and(is("project_id", instance -> instance.birth().projectId()))
                    .and(is("vm_state", instance -> instance.state().vmState()))
                    .and(is("task_state", instance -> instance.state().taskState()));
        }
        return newestFirst.stream().filter(wanted).sorted(order()).toList();
    }

    private Predicate<Instance> project() {
        if (!allProjects()) {
            String own = request.caller().projectId();
            return instance -> instance.birth().projectId().equals(own);
        }
        request.requireAdmin("os_compute_api:servers:" + (detail ? "detail" : "index") + ":get_all_tenants");
        return is("tenant_id", instance -> instance.birth().projectId());
    }

    /** The parameter alone, without a value, asks for all too. */
    private boolean allProjects() {
        return request.query("all_tenants")
                .map(text -> text.isEmpty()
                        || PythonText.bool(text)
                                .orElseThrow(() -> new ApiError(
                                        400,
                                        "Unrecognized value "
                                                + PythonText.repr(text)
                                                + ", acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on',"
                                                + " 't', 'true', 'y', 'yes'")))
                .orElse(false);
    }

    private Predicate<Instance> status() {
        List<String> asked = request.call().queryAll("status").stream()
                .map(status -> status.toLowerCase(Locale.ROOT))
                .toList();
        if (asked.isEmpty()) {
            return instance -> true;
        }
        if (request.has(38) && asked.stream().noneMatch(STATUSES::contains)) {
            throw new ApiError(400, "Invalid status value");
        }
        if (asked.equals(List.of("deleted")) && !request.caller().isAdmin()) {
            throw new ApiError(403, "Only administrators may list deleted instances");
        }
        return instance -> asked.contains(instance.state().status().toLowerCase(Locale.ROOT));
    }

    private Predicate<Instance> address() {
        return pattern("ip")
                .map(pattern -> (Predicate<Instance>) instance -> instance.state().addresses().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(address -> pattern.matcher(address.ip()).find()))
                .orElse(instance -> true);
    }

    private Predicate<Instance> matches(String parameter, Function<Instance, String> value) {
        return pattern(parameter)
                .map(pattern -> (Predicate<Instance>)
                        instance -> pattern.matcher(value.apply(instance)).find())
                .orElse(instance -> true);
    }

    /** The database that Nova leaves the matching to does not care for case. */
    private Optional<Pattern> pattern(String parameter) {
        return request.query(parameter).map(text -> {
            try {
                return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
            } catch (PatternSyntaxException notOne) {
                throw new ApiError(
                        400,
                        "Invalid input for query parameters " + parameter + ". Value: " + text + ". "
                                + PythonText.repr(text) + " is not a 'regex'");
            }
        });
    }

    private Predicate<Instance> is(String parameter, Function<Instance, String> value) {
        return request.query(parameter)
                .map(wanted -> (Predicate<Instance>) instance -> wanted.equals(value.apply(instance)))
                .orElse(instance -> true);
    }

    private Comparator<Instance> order() {
        List<String> keys = request.call().queryAll("sort_key");
        List<String> directions = request.call().queryAll("sort_dir");
        Comparator<Instance> order = Comparator.comparingInt(instance -> 0); // keeps newest first
        for (int i = 0; i < keys.size(); i++) {
            Function<Instance, String> key = SORT_KEYS.get(keys.get(i));
            if (key != null) {
                Comparator<Instance> next = Comparator.comparing(key);
                boolean ascending = i < directions.size() && directions.get(i).equals("asc");
                order = order.thenComparing(ascending ? next : next.reversed());
            }
        }
        return order;
    }
}
