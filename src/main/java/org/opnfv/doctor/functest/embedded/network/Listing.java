package org.opnfv.doctor.functest.embedded.network;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.http.Call;

/** The query of a list: filters by attribute, {@code fields}, {@code sort_key}, {@code limit} and {@code marker}. */
final class Listing {

    private static final Set<String> NO_FILTERS =
            Set.of("fields", "limit", "marker", "sort_key", "sort_dir", "page_reverse");

    private final Kind kind;
    private final Call call;
    private final String url;

    /**
     * @param url where the list is to be had, for the links to further pages
     */
    Listing(Kind kind, Call call, String url) {
        this.kind = kind;
        this.call = call;
        this.url = url;
        List<String> unknown = call.queries().keySet().stream()
                .filter(name -> !NO_FILTERS.contains(name) && !kind.attributes().containsKey(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusals.badRequest("['" + String.join("', '", unknown) + "'] is invalid attribute for filtering");
        }
    }

    /** The body of the answer. */
    Map<String, Object> page(List<Map<String, Object>> all) {
        List<Map<String, Object>> found =
                all.stream().filter(this::wanted).sorted(order()).toList();
        Stream<Map<String, Object>> rest = found.stream();
        String marker = call.query("marker").orElse("");
        if (!marker.isEmpty()) {
            rest = rest.dropWhile(view -> !view.get("id").equals(marker)).skip(1);
        }
        int limit = limit();
        List<Map<String, Object>> page = rest.limit(limit).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(kind.plural(), page.stream().map(this::chosen).toList());
        if (page.size() == limit) {
            String last = page.get(limit - 1).get("id").toString();
            body.put(kind.plural() + "_links", List.of(Map.of("rel", "next", "href", link(last))));
        }
        return body;
    }

    private boolean wanted(Map<String, Object> view) {
        return call.queries().entrySet().stream()
                .filter(filter -> !NO_FILTERS.contains(filter.getKey()))
                .allMatch(filter ->
                        filter.getValue().stream().anyMatch(wanted -> matches(view.get(filter.getKey()), wanted)));
    }

    private static boolean matches(Object value, String wanted) {
        if (value instanceof Boolean flag) {
            return flag.toString().equalsIgnoreCase(wanted) || (flag ? "1" : "0").equals(wanted);
        }
        if (value instanceof List<?> entries) {
            return entries.stream().anyMatch(entry -> matches(entry, wanted));
        }
        if (value instanceof Map<?, ?> map) { // fixed_ips=ip_address=192.168.168.7
            String[] keyAndValue = wanted.split("=", 2);
            return keyAndValue.length == 2 && keyAndValue[1].equals(String.valueOf(map.get(keyAndValue[0])));
        }
        return String.valueOf(value == null ? "" : value).equals(wanted);
    }

    private Comparator<Map<String, Object>> order() {
        List<String> keys = call.queryAll("sort_key");
        List<String> directions = call.queryAll("sort_dir");
        Comparator<Map<String, Object>> order = Comparator.comparing(view -> 0);
        for (int index = 0; index < keys.size(); index++) {
            String key = keys.get(index);
            Comparator<Map<String, Object>> next = Comparator.comparing(view -> String.valueOf(view.get(key)));
            boolean descending =
                    index < directions.size() && directions.get(index).equals("desc");
            order = order.thenComparing(descending ? next.reversed() : next);
        }
        return order;
    }

    private int limit() {
        String limit = call.query("limit").orElse("");
        try {
            int number = limit.isEmpty() ? 0 : Integer.parseInt(limit);
            if (number >= 0) {
                return number == 0 ? Integer.MAX_VALUE : number;
            }
        } catch (NumberFormatException noNumber) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static RuntimeException badLimit() {
        return Refusals.badRequest("Bad limit request: Limit must be an integer 0 or greater and not '%d'.");
    }

    private Map<String, Object> chosen(Map<String, Object> view) {
        return fields(call, view);
    }

    /** Those attributes that the query's {@code fields} name; all when it names none. */
    static Map<String, Object> fields(Call call, Map<String, Object> view) {
        List<String> fields = call.queryAll("fields");
        if (fields.isEmpty()) {
            return view;
        }
        Map<String, Object> chosen = new LinkedHashMap<>(view);
        chosen.keySet().retainAll(fields);
        return chosen;
    }

    private String link(String marker) {
        List<String> parts = new ArrayList<>();
        call.queries()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !name.equals("marker"))
                        .forEach(value -> parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        parts.add("marker=" + marker);
        return url + "?" + String.join("&", parts);
    }
}
