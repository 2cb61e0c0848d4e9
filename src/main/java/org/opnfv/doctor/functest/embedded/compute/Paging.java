package org.opnfv.doctor.functest.embedded.compute;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/** One page of a list, as {@code limit} and {@code marker} ask for it, and the link to the next one. */
record Paging(Request request) {

    /** The most items on one page, whatever the client asks for. */
    static final int MAX = 1000;

    /** The items of the page; a marker that is not in the list is refused. */
    <T> List<T> page(List<T> all, Function<T, String> id) {
        int from = request.query("marker").map(marker -> after(all, id, marker)).orElse(0);
        return all.subList(from, Math.min(all.size(), from + limit()));
    }

    private static <T> int after(List<T> all, Function<T, String> id, String marker) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(marker)) {
                return i + 1;
            }
        }
        throw new ApiError(400, "marker [" + marker + "] not found");
    }

    private int limit() {
        String text = request.query("limit").orElse("");
        if (!text.matches("[0-9]*")) {
            throw new ApiError(
                    400,
                    "Invalid input for query parameters limit. Value: " + text + ". " + PythonText.repr(text)
                            + " does not match '^[0-9]*$'");
        }
        // Ten digits and more are beyond any list there is.
        return text.isEmpty() || text.length() > 9 ? MAX : Math.min(MAX, Integer.parseInt(text));
    }

    /** Puts the link to the next page into the answer when this page is full. */
    <T> void linkNext(Map<String, Object> answer, String name, String path, List<T> page, Function<T, String> id) {
        if (page.isEmpty() || page.size() < limit()) {
            return;
        }
        String query = request.call().queries().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("marker"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> encode(parameter.getKey(), value)))
                .collect(Collectors.joining("&"));
        String marker = encode("marker", id.apply(page.get(page.size() - 1)));
        String href = request.root() + ComputeService.API + path + "?" + (query.isEmpty() ? "" : query + "&") + marker;
        answer.put(name + "_links", List.of(Request.link("next", href)));
    }

    private static String encode(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
