package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.image.ImageService;
import org.opnfv.doctor.functest.embedded.network.NetworkService;
import org.opnfv.doctor.functest.embedded.text.PythonText;
import org.opnfv.doctor.functest.http.Reply;

/** {@code POST /servers}. Instances boot from an image and take networks; volumes, ports and key pairs there are none. */
final class InstanceCreateApi {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "imageRef",
            "flavorRef",
            "networks",
            "min_count",
            "max_count",
            "metadata",
            "availability_zone",
            "user_data",
            "key_name",
            "security_groups",
            "config_drive",
            "adminPass",
            "OS-DCF:diskConfig",
            "accessIPv4",
            "accessIPv6",
            "block_device_mapping",
            "block_device_mapping_v2",
            "return_reservation_id",
            "personality");
    private static final Map<Integer, Set<String>> LATER_FIELDS = Map.of(
            19, Set.of("description"),
            52, Set.of("tags"),
            63, Set.of("trusted_image_certificates"),
            74, Set.of("host", "hypervisor_hostname"),
            90, Set.of("hostname"));
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int PASSWORD = 12;
    private static final int RESERVATION = 8;

    private final SecureRandom random = new SecureRandom();
    private final Instances instances;
    private final Flavors flavors;
    private final Quotas quotas;
    private final ImageService images;
    private final NetworkService networks;
    private final Placing placing;
    private final Lifecycle lifecycle;

    InstanceCreateApi(
            Instances instances,
            Flavors flavors,
            Quotas quotas,
            ImageService images,
            NetworkService networks,
            Placing placing,
            Lifecycle lifecycle) {
        this.instances = instances;
        this.flavors = flavors;
        this.quotas = quotas;
        this.images = images;
        this.networks = networks;
        this.placing = placing;
        this.lifecycle = lifecycle;
    }

    Reply create(Request request) {
        Schema server = Schema.body(request.body()).required("server").only(fields(request));
        String name = server.required("name").title();
        Map<String, String> metadata = MetadataApi.items(server.optional("metadata"));
        int min = count(server, "min_count", 1);
        int max = count(server, "max_count", min);
        if (min > max) {
            throw new ApiError(400, "min_count must be <= max_count");
        }
        Optional<List<String>> networkIds = networkIds(request, server);
        Scheduler.Wish wish = placing.wish(request, server);
        Flavor flavor = flavor(request, server.required("flavorRef"));
        String imageId = imageId(server);
        if (server.value().path("key_name").isTextual()) {
            throw new ApiError(400, "Invalid key_name provided.");
        }
        networkIds.ifPresent(ids -> networks.requireUsable(ids, request.caller()));
        int count = quotas.take(request.caller().projectId(), flavor, min, max);
        String reservation = "r-" + secret(RESERVATION).toLowerCase(Locale.ROOT);
        Instance first = null;
        for (int index = 0; index < count; index++) {
            Instance.Birth birth = new Instance.Birth(
                    UUID.randomUUID().toString(),
                    instances.nextNumber(),
                    request.caller().projectId(),
                    request.caller().userId(),
                    flavor,
                    imageId,
                    reservation,
                    index,
                    null,
                    Placing.zone(server),
                    request.id(),
                    Instant.now());
            String ownName = count == 1 ? name : name + "-" + (index + 1);
            Instance instance = new Instance(
                    birth,
                    InstanceState.scheduling(
                            ownName, description(request, server, ownName), metadata, birth.created()));
            instances.add(instance);
            lifecycle.boot(instance, networkIds, wish);
            first = first == null ? instance : first;
        }
        return answer(request, server, first, reservation);
    }

    private static Set<String> fields(Request request) {
        Set<String> fields = new HashSet<>(FIELDS);
        LATER_FIELDS.forEach((since, names) -> {
            if (request.has(since)) {
                fields.addAll(names);
            }
        });
        if (request.has(57)) {
            fields.remove("personality");
        }
        return fields;
    }

    private static int count(Schema server, String field, int otherwise) {
        Schema count = server.optional(field);
        return count.absent() ? otherwise : count.number(1);
    }

    private static String description(Request request, Schema server, String name) {
        if (!request.has(19)) {
            return name;
        }
        JsonNode description = server.value().path("description");
        return description.isTextual() ? description.textValue() : null;
    }

    private static Optional<List<String>> networkIds(Request request, Schema server) {
        Schema wished = request.has(37) ? server.required("networks") : server.optional("networks");
        JsonNode value = wished.value();
        if (wished.absent() || request.has(37) && value.asText().equals("auto")) {
            return Optional.of(List.of());
        }
        if (request.has(37) && value.asText().equals("none")) {
            return Optional.empty();
        }
        if (!value.isArray()) {
            throw wished.invalid(PythonText.repr(value) + " is not of type 'array'");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode network : value) {
            String id = network.path("uuid").asText();
            if (!Request.isUuid(id)) {
                throw new ApiError(400, "Bad networks format: network uuid is not in proper format (" + id + ")");
            }
            ids.add(id);
        }
        return Optional.of(List.copyOf(ids));
    }

    private Flavor flavor(Request request, Schema reference) {
        String text = reference.value().asText();
        String id = text.substring(text.lastIndexOf('/') + 1);
        return flavors.find(id)
                .filter(flavor -> flavor.visibleTo(request))
                .orElseThrow(() -> new ApiError(400, "Flavor " + id + " could not be found."));
    }

    private String imageId(Schema server) {
        Schema reference = server.optional("imageRef");
        String id = reference.value().asText();
        if (id.isEmpty()) {
            throw new ApiError(400, "Missing imageRef attribute");
        }
        if (!Request.isUuid(id)) {
            throw reference.invalid(PythonText.repr(id) + " is not valid under any of the given schemas");
        }
        if (!images.exists(id)) {
            throw new ApiError(400, "Can not find requested image");
        }
        return id;
    }

    private Reply answer(Request request, Schema server, Instance first, String reservation) {
        if (server.value().path("return_reservation_id").asBoolean()) {
            return Reply.json(202, Map.of("reservation_id", reservation));
        }
        String password = server.value().path("adminPass").asText();
        Map<String, Object> shown = Ordered.of(
                "id", first.id(),
                "links", request.links("servers", first.id()),
                "OS-DCF:diskConfig", "MANUAL",
                "security_groups", List.of(Map.of("name", "default")),
                "adminPass", password.isEmpty() ? secret(PASSWORD) : password);
        return Reply.json(202, Map.of("server", shown)).with("Location", request.self("servers", first.id()));
    }

    private String secret(int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
