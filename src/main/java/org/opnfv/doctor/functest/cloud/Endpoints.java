package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The services of one token's catalog, in the region and interface of the credentials, by keystoneauth's rules. Only the services used
 * here need a usable URL; other entries do not matter.
 */
final class Endpoints {
    // The names in the OpenStack service types authority, and other old and new ones, of the services used here, each
    // with the API version to use.
    private static final Map<String, List<String>> ALIASES = Map.of(
            "alarming",
            List.of("alarming", "alarm"),
            "identity",
            List.of("identity", "identityv3"),
            "image",
            List.of("image", "imagev2"),
            "network",
            List.of("network"),
            "policy",
            List.of("policy"),
            "rca",
            List.of("rca", "root-cause-analysis"),
            "instance-ha",
            List.of("instance-ha", "ha"),
            MaintenanceSessions.TYPE,
            List.of(MaintenanceSessions.TYPE),
            "compute",
            List.of("compute", "computev21"));
    private static final Map<String, String> VERSIONS = Map.of(
            "alarming",
            "v2",
            "identity",
            "v3",
            "image",
            "v2",
            "network",
            "v2.0",
            "compute",
            "v2.1",
            "policy",
            "v1",
            "rca",
            "v1",
            "instance-ha",
            "v1",
            MaintenanceSessions.TYPE,
            "v1");

    /** All of these names, as settings begin with them. */
    static final Set<String> NAMED = ALIASES.values().stream()
            .flatMap(List::stream)
            .map(Endpoints::inSettings)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern TYPE = Pattern.compile("[\\w:./-]{1,64}");

    private final List<Entry> entries;
    private final Credentials credentials;
    private final Map<String, Service> ours = new LinkedHashMap<>();
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, CloudException> unusable = new LinkedHashMap<>();
    private final List<Service> others = new ArrayList<>();

    /** An entry of the catalog; its URL may be anything but missing. */
    private record Entry(String type, String name, String facing, List<String> regions, String url) {}

    private Endpoints(JsonNode catalog, Credentials credentials, String projectId) {
        this.entries = entries(catalog);
        this.credentials = credentials;
        ALIASES.keySet().forEach(type -> choose(type, projectId));
        entries.stream()
                .filter(entry -> ALIASES.values().stream().noneMatch(names -> names.contains(entry.type())))
                .filter(entry -> matches(entry, credentials.endpointInterface(), credentials.region()))
                .forEach(entry -> EndpointUrl.parse(entry.url())
                        .ifPresent(url -> others.add(new Service(entry.type(), entry.name(), url))));
    }

    /** Those of a catalog as Keystone's API v3 returns it with a token. */
    static Endpoints of(JsonNode catalog, Credentials credentials, String projectId) {
        return new Endpoints(catalog, credentials, projectId);
    }

    private static List<Entry> entries(JsonNode catalog) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode service : catalog) {
            for (JsonNode endpoint : service.path("endpoints")) {
                String url = endpoint.path("url").asText("").strip();
                boolean named = TYPE.matcher(service.path("type").asText("")).matches();
                if (named && endpoint.path("url").isTextual() && !url.isEmpty()) {
                    entries.add(new Entry(
                            service.path("type").asText(),
                            service.path("name").asText(""),
                            endpoint.path("interface").asText("").replaceFirst("(?i)url$", ""),
                            List.of(
                                    endpoint.path("region").asText(""),
                                    endpoint.path("region_id").asText("")),
                            url));
                }
            }
        }
        return entries;
    }

    /** The first match with a URL; a missing URL is reported only when the service is needed. */
    private void choose(String type, String projectId) {
        Optional<String> override = setting(type, "endpoint_override", "endpoint");
        List<Entry> fitting = override.map(url -> List.of(new Entry(type, "", "", List.of(), url)))
                .orElseGet(() -> fitting(type));
        for (Entry entry : fitting) {
            Optional<URI> url = EndpointUrl.of(entry.url(), projectId);
            if (url.isPresent()) {
                ours.put(type, new Service(type, entry.name(), url.get()));
                urls.put(type, EndpointUrl.versioned(url.get(), VERSIONS.get(type)));
                return;
            }
            unusable.putIfAbsent(type, CloudErrors.noUrl(type, choice(type), entry.url()));
        }
    }

    private List<Entry> fitting(String type) {
        String facing = setting(type, "interface", "endpoint_type").orElse(credentials.endpointInterface());
        String region = setting(type, "region_name").orElse(credentials.region());
        Optional<String> name = setting(type, "service_name");
        return setting(type, "service_type").map(List::of).orElse(ALIASES.get(type)).stream()
                .flatMap(alias -> entries.stream().filter(entry -> entry.type().equals(alias)))
                .filter(entry -> matches(entry, facing, region))
                .filter(entry ->
                        name.isEmpty() || entry.name().isEmpty() || entry.name().equals(name.get()))
                .toList();
    }

    private static boolean matches(Entry entry, String facing, String region) {
        return entry.facing().equalsIgnoreCase(facing.replaceFirst("(?i)url$", ""))
                && (region == null || entry.regions().contains(region));
    }

    private Optional<String> setting(String type, String... names) {
        return ALIASES.getOrDefault(type, List.of(type)).stream()
                .flatMap(alias -> List.of(names).stream().map(name -> inSettings(alias) + "_" + name))
                .map(credentials.services()::get)
                .filter(value -> value != null)
                .findFirst();
    }

    private static String inSettings(String type) {
        return type.replace('-', '_');
    }

    /** All usable ones, by type. */
    List<Service> services() {
        List<Service> services = new ArrayList<>(ours.values());
        services.addAll(others);
        services.sort(Comparator.comparing(Service::type));
        return services;
    }

    /** The service's URL with the API version to use, without a trailing slash. */
    String url(String type) {
        if (service(type).isEmpty()) {
            throw new CloudException(
                    CloudException.Kind.NO_SUCH_SERVICE,
                    0,
                    "the catalog has no " + type + " service (" + choice(type) + "); it has: " + types()
                            + "; install the service, or choose another region or interface");
        }
        return urls.get(type);
    }

    /** The service of that type, as this project calls it; {@link CloudException} when it has no usable URL. */
    Optional<Service> service(String type) {
        if (!ours.containsKey(type) && unusable.containsKey(type)) {
            throw unusable.get(type);
        }
        return Optional.ofNullable(ours.get(type));
    }

    private String choice(String type) {
        String region = setting(type, "region_name").orElse(credentials.region());
        return (region == null ? "any region" : "region " + region) + ", "
                + setting(type, "interface", "endpoint_type").orElse(credentials.endpointInterface()) + " interface";
    }

    /** The type of the service that a request went to, for messages. */
    Optional<String> typeAt(URI url) {
        String asked = url.toString();
        // The version in the catalog may differ from the one used.
        return nearest(asked, service -> service.url().toString())
                .or(() -> nearest(asked, service -> EndpointUrl.unversioned(service.url())));
    }

    private Optional<String> nearest(String asked, Function<Service, String> place) {
        return services().stream()
                .filter(service -> asked.startsWith(place.apply(service)))
                .max(Comparator.comparing(service -> place.apply(service).length()))
                .map(Service::type);
    }

    private String types() {
        String types = services().stream().map(Service::type).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
        return types.isEmpty() ? "nothing" : types;
    }
}
