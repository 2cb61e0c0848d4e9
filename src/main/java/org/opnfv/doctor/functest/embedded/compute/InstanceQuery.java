package org.opnfv.doctor.functest.embedded.compute;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.opnfv.doctor.functest.embedded.ApiError;

/** Which instances a list is asked for. Members may filter by less than administrators; what they may not is ignored. */
record InstanceQuery(NovaRequest request) {

    /** Those that were asked for. */
    List<StoredInstance> select(List<StoredInstance> all) {
        Predicate<StoredInstance> wanted = project().and(name());
        if (request.caller().isAdmin()) {
            wanted = wanted.and(is("host", instance -> instance.state().host()))
                    .and(is("project_id", instance -> instance.birth().projectId()));
        }
        return all.stream().filter(wanted).toList();
    }

    /** The parameter alone, without a value, asks for all too. */
    private Predicate<StoredInstance> project() {
        boolean all = request.query("all_tenants")
                .filter(text -> !text.matches("(?i)0|f|false|n|no|off"))
                .isPresent();
        if (all) {
            request.requireAdmin("os_compute_api:servers:index:get_all_tenants");
            return is("tenant_id", instance -> instance.birth().projectId());
        }
        String own = request.caller().projectId();
        return instance -> instance.birth().projectId().equals(own);
    }

    /** The database that Nova leaves the matching to does not care for case. */
    private Predicate<StoredInstance> name() {
        try {
            Pattern name = Pattern.compile(request.query("name").orElse(""), Pattern.CASE_INSENSITIVE);
            return instance -> name.matcher(instance.state().name()).find();
        } catch (PatternSyntaxException notOne) {
            throw new ApiError(400, "name: " + notOne.getMessage());
        }
    }

    private Predicate<StoredInstance> is(String parameter, Function<StoredInstance, String> value) {
        return request.query(parameter)
                .map(wanted -> (Predicate<StoredInstance>) instance -> wanted.equals(value.apply(instance)))
                .orElse(instance -> true);
    }
}
