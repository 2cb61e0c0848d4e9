package org.opnfv.doctor.functest.embedded.image;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.http.Call;

/** One page of {@code GET /v2/images}: filters, order, limit and marker. */
final class ImageQuery {

    private static final int BAD_REQUEST = 400;
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 1000;
    private static final Set<String> NO_FILTERS =
            Set.of("limit", "marker", "sort", "sort_key", "sort_dir", "member_status", "visibility", "tag");
    private static final List<String> VISIBILITIES = List.of("all", "community", "public", "private", "shared");

    private final Call call;
    private final Caller caller;

    ImageQuery(Call call, Caller caller) {
        this.call = call;
        this.caller = caller;
    }

    /** The body of the answer. */
    Map<String, Object> page(Collection<Image> images) {
        List<Image> found = new ArrayList<>(
                images.stream().filter(this::wanted).sorted(order()).toList());
        call.query("marker").ifPresent(marker -> skipTo(marker, found));
        int limit = limit();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("images", found.stream().limit(limit).map(Image::attributes).toList());
        page.put("first", link(null));
        page.put("schema", "/v2/schemas/images");
        if (found.size() > limit && limit > 0) {
            page.put("next", link(found.get(limit - 1).text("id")));
        }
        return page;
    }

    private boolean wanted(Image image) {
        return image.seenBy(caller)
                && visible(image)
                && hidden(image)
                && tagged(image)
                && call.queries().keySet().stream().allMatch(name -> NO_FILTERS.contains(name) || matches(image, name));
    }

    private boolean visible(Image image) {
        String wanted = call.query("visibility").orElse("");
        if (!wanted.isEmpty() && !VISIBILITIES.contains(wanted)) {
            throw new ApiError(BAD_REQUEST, "Invalid visibility value: " + wanted);
        }
        if (wanted.isEmpty()) {
            return !image.text("visibility").equals("community")
                    || image.text("owner").equals(caller.projectId());
        }
        return wanted.equals("all") || wanted.equals(image.text("visibility"));
    }

    private boolean hidden(Image image) {
        return call.query("os_hidden").isPresent() || !image.text("os_hidden").equals("true");
    }

    private boolean tagged(Image image) {
        return image.attributes().get("tags") instanceof Collection<?> tags && tags.containsAll(call.queryAll("tag"));
    }

    private boolean matches(Image image, String name) {
        String wanted = call.query(name).orElse("");
        return switch (name) {
            case "size_min" -> size(image) >= number(name, wanted);
            case "size_max" -> size(image) <= number(name, wanted);
            case "protected", "os_hidden" -> image.text(name).equalsIgnoreCase(wanted);
            default ->
                wanted.startsWith("in:")
                        ? Arrays.asList(wanted.substring("in:".length()).split(","))
                                .contains(image.text(name))
                        : image.text(name).equals(wanted);
        };
    }

    private static long size(Image image) {
        return image.attributes().get("size") instanceof Number size ? size.longValue() : 0;
    }

    private Comparator<Image> order() {
        List<String> keys = new ArrayList<>();
        List<String> directions = new ArrayList<>(call.queryAll("sort_dir"));
        keys.addAll(call.queryAll("sort_key"));
        for (String part : call.query("sort")
                .filter(sort -> !sort.isEmpty())
                .map(sort -> sort.split(","))
                .orElse(new String[0])) {
            String[] keyAndDirection = part.split(":", 2);
            keys.add(keyAndDirection[0]);
            directions.add(keyAndDirection.length > 1 ? keyAndDirection[1] : "desc");
        }
        if (keys.isEmpty()) {
            keys.add("created_at");
        }
        keys.add("id");
        Comparator<Image> order = Comparator.comparing(image -> 0);
        for (int index = 0; index < keys.size(); index++) {
            String key = keys.get(index);
            Comparator<Image> next = Comparator.comparing(image -> image.text(key));
            boolean ascending = !directions.isEmpty()
                    && directions.get(Math.min(index, directions.size() - 1)).equals("asc");
            order = order.thenComparing(ascending ? next : next.reversed());
        }
        return order;
    }

    private void skipTo(String marker, List<Image> found) {
        for (int index = 0; index < found.size(); index++) {
            if (found.get(index).text("id").equals(marker)) {
                found.subList(0, index + 1).clear();
                return;
            }
        }
        throw new ApiError(BAD_REQUEST, "Invalid marker. Image " + marker + " could not be found.");
    }

    private int limit() {
        int limit = call.query("limit").map(text -> (int) number("limit", text)).orElse(DEFAULT_LIMIT);
        if (limit < 0) {
            throw new ApiError(BAD_REQUEST, "limit param must be positive");
        }
        return Math.min(limit, MAX_LIMIT);
    }

    private static long number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new ApiError(BAD_REQUEST, name + " param must be an integer");
        }
    }

    private String link(String marker) {
        List<String> parts = new ArrayList<>();
        call.queries().forEach((name, values) -> {
            if (!name.equals("marker")) {
                values.forEach(value -> parts.add(encoded(name) + "=" + encoded(value)));
            }
        });
        if (marker != null) {
            parts.add("marker=" + marker);
        }
        return "/v2/images" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
