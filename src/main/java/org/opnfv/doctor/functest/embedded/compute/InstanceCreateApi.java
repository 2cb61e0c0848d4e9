package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.image.ImageService;
import org.opnfv.doctor.functest.embedded.network.NetworkService;
import org.opnfv.doctor.functest.http.Reply;

/** {@code POST /servers}. Instances boot from an image and take networks; volumes, ports and key pairs there are none. */
record InstanceCreateApi(
        StoredInstances instances,
        Flavors flavors,
        Quotas quotas,
        ImageService images,
        NetworkService networks,
        ServerGroups groups,
        Lifecycle lifecycle) {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "imageRef",
            "flavorRef",
            "networks",
            "min_count",
            "max_count",
            "metadata",
            "availability_zone",
            "OS-DCF:diskConfig");

    Reply create(NovaRequest request) {
        JsonNode server = server(request);
        String name = JsonBody.text(server, "name");
        Optional<List<String>> networkIds = networkIds(server.path("networks"));
        Optional<String> host = host(request, server.path("availability_zone").asText());
        Flavor flavor = flavor(request, JsonBody.text(server, "flavorRef"));
        String imageId = JsonBody.text(server, "imageRef");
        if (!images.exists(imageId)) {
            throw new ApiError(400, "Can not find requested image");
        }
        networkIds.ifPresent(ids -> networks.requireUsable(ids, request.caller()));
        quotas.take(request.caller().projectId(), flavor);
        StoredInstance.Birth birth = new StoredInstance.Birth(
                UUID.randomUUID().toString(),
                instances.nextNumber(),
                request.caller().projectId(),
                request.caller().userId(),
                flavor,
                imageId,
                metadata(server.path("metadata")),
                group(request),
                request.id(),
                Instant.now());
        StoredInstance instance = new StoredInstance(birth, InstanceState.scheduling(name, birth.created()));
        instances.add(instance);
        lifecycle.boot(instance, networkIds, host);
        return Reply.json(202, Map.of("server", Map.of("id", birth.id(), "links", List.of(), "adminPass", "unused")));
    }

    /** The group of the scheduler's hints, which has to be one of the caller's; null for none. */
    private String group(NovaRequest request) {
        JsonNode group =
                JsonBody.read(request.call()).path("os:scheduler_hints").path("group");
        return group.isMissingNode() ? null : groups.named(group.asText(), request);
    }

    private static JsonNode server(NovaRequest request) {
        JsonNode server = JsonBody.object(request.call(), "server");
        for (Map.Entry<String, JsonNode> field : server.properties()) {
            boolean count = field.getKey().endsWith("_count");
            if (!FIELDS.contains(field.getKey()) || count && field.getValue().asInt() != 1) {
                throw new ApiError(400, field.getKey() + ": this cloud makes one instance, of an image, on networks");
            }
        }
        return server;
    }

    private static Map<String, String> metadata(JsonNode given) {
        Map<String, String> metadata = new LinkedHashMap<>();
        given.properties()
                .forEach(item -> metadata.put(item.getKey(), item.getValue().asText()));
        return metadata;
    }

    /** Empty for none at all; without a wish, or for {@code auto}, an empty list, which takes the project's only one. */
    private static Optional<List<String>> networkIds(JsonNode wished) {
        if (wished.asText().equals("none")) {
            return Optional.empty();
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode network : wished) {
            ids.add(JsonBody.text(network, "uuid"));
        }
        return Optional.of(List.copyOf(ids));
    }

    /** The host that {@code zone:host} names, whether there is one or not: Nova asks no filter about it. */
    private static Optional<String> host(NovaRequest request, String zone) {
        String[] parts = zone.split(":");
        if (!parts[0].isEmpty() && !parts[0].equals(HostService.ZONE)) {
            throw new ApiError(400, "The requested availability zone is not available");
        }
        if (parts.length == 1) {
            return Optional.empty();
        }
        request.requireAdmin("os_compute_api:servers:create:forced_host");
        return Optional.of(parts[1]);
    }

    private Flavor flavor(NovaRequest request, String id) {
        return flavors.find(id)
                .filter(flavor -> flavor.visibleTo(request))
                .orElseThrow(() -> new ApiError(400, "Flavor " + id + " could not be found."));
    }
}
