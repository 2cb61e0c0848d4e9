package org.opnfv.doctor.functest.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The routes of one server. Filled before the server starts, only read afterwards. */
final class Routes {

    /** The target of a request: a handler, the values of its template's variables, and the template for messages. */
    record Target(HttpHandler handler, Map<String, String> params, String template) {}

    private final List<Route> routes = new ArrayList<>();
    private HttpHandler fallback = call -> Reply.empty(404);

    /**
     * @throws IllegalArgumentException when the template is malformed, or matches the same paths as another one
     */
    void add(Route route) {
        for (Route other : routes) {
            if (other.method().equals(route.method()) && other.rank().equals(route.rank())) {
                throw new IllegalArgumentException(
                        route.method() + " " + route.template() + " is the same as " + other.template());
            }
        }
        routes.add(route);
        routes.sort(Comparator.comparing(Route::rank));
    }

    void fallback(HttpHandler handler) {
        fallback = handler;
    }

    /** The most literal route for method and path; GET serves HEAD too; else 405 for a known path, else the fallback. */
    Target find(String method, String path) {
        TreeSet<String> allowed = new TreeSet<>();
        Target headByGet = null;
        for (Route route : routes) {
            Optional<Map<String, String>> params = route.match(path);
            if (params.isPresent()) {
                Target target = new Target(route.handler(), params.get(), route.template());
                if (route.method().equals(method)) {
                    return target;
                }
                if (headByGet == null && method.equals("HEAD") && route.method().equals("GET")) {
                    headByGet = target;
                }
                allowed.add(route.method());
            }
        }
        if (headByGet != null) {
            return headByGet;
        }
        if (!allowed.isEmpty()) {
            Reply refusal = Reply.empty(405).with("Allow", String.join(", ", allowed));
            return new Target(call -> refusal, Map.of(), "(method not allowed)");
        }
        return new Target(fallback, Map.of(), "(no route)");
    }
}
