package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;

/**
 * What the owner of an instance waits for: an event about it whose traits are as wanted.
 *
 * @param eventType as Ceilometer names it, such as {@code compute.instance.update}; {@code *} stands for any text in it
 * @param query conditions such as {@code state=error,host!={host}}, with commas between them; <code>{host}</code> is the host that the
 *     instance booted on. Empty for none
 */
public record AlarmCondition(String eventType, String query) {
    private static final String HOST = "{host}";
    private static final Pattern TERM = Pattern.compile("\\s*(\\w+)\\s*(!?=)\\s*([^,=!]+?)\\s*");

    /** The field of a query that a trait is. */
    static final String TRAITS = "traits.";

    /** An instance is in error. */
    public static final AlarmCondition STATE_ERROR = new AlarmCondition("compute.instance.update", "state=error");

    /** Conditions by the names that users know them by. Nova's own host of an event is that of the service which sent it. */
    public static final Map<String, AlarmCondition> PRESETS = Map.of(
            "state-error", STATE_ERROR,
            "evacuated", new AlarmCondition("compute.instance.rebuild.end", "state=active,host!={host}"),
            "host-changed", new AlarmCondition("compute.instance.*.end", "service=compute,host!={host}"),
            "rebuilt", new AlarmCondition("compute.instance.rebuild.end", "state=active"),
            "deleted", new AlarmCondition("compute.instance.delete.end", "state=deleted"));

    /** Fails when the query is none. */
    public AlarmCondition {
        terms(query)
                .filter(term ->
                        !TERM.matcher(term).matches() || term.replace(HOST, "").matches(".*[{}].*"))
                .findFirst()
                .ifPresent(term -> {
                    throw new SettingsError(
                            "alarm.query: '" + term
                                    + "' is no condition: write trait=value or trait!=value, with commas between"
                                    + " them, such as state=active,host!={host}",
                            null);
                });
    }

    private static Stream<String> terms(String query) {
        return query.isEmpty() ? Stream.empty() : Stream.of(query.split(",", -1));
    }

    /** Whether the instance is gone then. */
    public boolean endsInstances() {
        return eventType.startsWith("compute.instance.delete");
    }

    /** Whether an instance must have booted before its alarm can be made. */
    public boolean needsHost() {
        return query.contains(HOST);
    }

    /** The conditions for an instance on that host, which may be null where {@link #needsHost} is false. */
    public List<Query> on(String host) {
        return terms(query)
                .map(term -> {
                    Matcher parts = TERM.matcher(term);
                    parts.matches();
                    String value =
                            host == null ? parts.group(3) : parts.group(3).replace(HOST, host);
                    return new Query(TRAITS + parts.group(1), parts.group(2).equals("=") ? "eq" : "ne", value);
                })
                .toList();
    }

    /** The conditions that hold for it wherever it is when the event comes. */
    public List<Query> anywhere() {
        return on(HOST).stream().filter(one -> !one.value().contains(HOST)).toList();
    }

    /** Whether traits fulfil such conditions; as for Aodh, a trait that is missing differs from every value. */
    public static boolean holds(List<Query> conditions, Map<String, String> traits) {
        return conditions.stream()
                .allMatch(one -> one.op().equals("eq")
                        == one.value().equals(traits.get(one.field().substring(TRAITS.length()))));
    }
}
