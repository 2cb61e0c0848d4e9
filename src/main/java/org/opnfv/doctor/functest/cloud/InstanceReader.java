package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;

/**
 * Reads instances, with an admin's columns where the caller is an admin. The requests are our own: OpenStack4j does not
 * follow pages, and has no microversions and no host status.
 */
record InstanceReader(Api api, Session session, MicroversionDiscovery discovery) {
    private static final int PAGE = 1000;
    private static final String ASKED = "compute: GET /servers";

    Optional<Instance> find(String id) {
        return Session.unlessAbsent(() -> latest().get("/servers/" + Api.escape(id)))
                .map(answer -> instance(answer.path("server")));
    }

    List<Instance> list(InstanceFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(PAGE));
        if (filter.allProjects()) {
            query.put("all_tenants", "1");
        }
        // Nova takes the name as a regular expression; the result is filtered again here.
        filter.namePrefix().ifPresent(prefix -> query.put("name", "^" + prefix.replaceAll("[^A-Za-z0-9_-]", ".")));
        filter.host().ifPresent(host -> query.put("host", host));
        List<Instance> instances = new ArrayList<>();
        JsonNode page;
        do {
            page = latest().get("/servers/detail" + Api.query(query));
            for (JsonNode server : ApiJson.list(page.path("servers"), ASKED)) {
                Instance instance = instance(server);
                query.put("marker", instance.id());
                if (wanted(instance, filter)) {
                    instances.add(instance);
                }
            }
        } while (hasNext(page));
        return List.copyOf(instances);
    }

    /** Nova omits the link to the next page on the last one. */
    private static boolean hasNext(JsonNode page) {
        for (JsonNode link : page.path("servers_links")) {
            if ("next".equals(link.path("rel").asText())) {
                return page.path("servers").size() > 0;
            }
        }
        return false;
    }

    private static boolean wanted(Instance instance, InstanceFilter filter) {
        if (filter.host().isPresent() && instance.host() == null) {
            // Nova ignores the filter of a user who may not see hosts; "none there" would be false.
            throw new CloudException(
                    Kind.FORBIDDEN,
                    0,
                    "compute: listing the instances of host " + filter.host().get()
                            + " takes an admin; this user may not see on which host an instance runs");
        }
        return filter.namePrefix()
                        .map(prefix -> instance.name().startsWith(prefix))
                        .orElse(true)
                && filter.host().map(host -> host.equals(instance.host())).orElse(true);
    }

    private Api latest() {
        return discovery.versions(session).has(Microversions.HOST_STATUS) ? api.at(Microversions.HOST_STATUS) : api;
    }

    private static Instance instance(JsonNode server) {
        Map<String, String> metadata = new HashMap<>();
        server.path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        String hostStatus = ApiJson.text(server, "host_status");
        return new Instance(
                ApiJson.need(server, "id", ASKED),
                ApiJson.need(server, "name", ASKED),
                ApiJson.need(server, "status", ASKED),
                ApiJson.text(server, "OS-EXT-STS:task_state"),
                ApiJson.text(server, "OS-EXT-SRV-ATTR:host"),
                hostStatus == null || hostStatus.isEmpty() ? null : hostStatus,
                ApiJson.text(server, "tenant_id"),
                ApiJson.text(server.path("fault"), "message"),
                metadata);
    }
}
