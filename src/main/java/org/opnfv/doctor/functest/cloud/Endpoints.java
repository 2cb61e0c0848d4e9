package org.opnfv.doctor.functest.cloud;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openstack4j.model.identity.v3.Endpoint;
import org.openstack4j.model.identity.v3.Token;

/** The services of one token's catalog, in one region and interface. */
final class Endpoints {
    // The names that the OpenStack service types authority gives and gave to the services used here.
    private static final Map<String, List<String>> SYNONYMS = Map.of(
            "alarming", List.of("alarming", "alarm"),
            "identity", List.of("identity", "identityv3"),
            "image", List.of("image", "imagev2"),
            "compute", List.of("compute", "computev21"));

    private final List<Service> services;
    private final String choice;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    private Endpoints(List<Service> services, String choice) {
        this.services = List.copyOf(services);
        this.choice = choice;
    }

    static Endpoints of(Token token, Credentials credentials) {
        List<Service> services = new ArrayList<>();
        if (token.getCatalog() != null) {
            token.getCatalog()
                    .forEach(service -> service.getEndpoints().stream()
                            .filter(endpoint -> chosen(endpoint, credentials))
                            .findFirst()
                            .ifPresent(endpoint -> services.add(new Service(
                                    service.getType(),
                                    service.getName(),
                                    URI.create(endpoint.getUrl().toString())))));
        }
        services.sort(Comparator.comparing(Service::type));
        String region = credentials.region() == null ? "any region" : "region " + credentials.region();
        return new Endpoints(services, region + ", " + credentials.endpointInterface() + " interface");
    }

    private static boolean chosen(Endpoint endpoint, Credentials credentials) {
        boolean wanted = endpoint.getIface() != null
                && endpoint.getIface().name().equalsIgnoreCase(credentials.endpointInterface());
        return wanted
                && (credentials.region() == null
                        || credentials.region().equals(endpoint.getRegion())
                        || credentials.region().equals(endpoint.getRegionId()));
    }

    List<Service> services() {
        return services;
    }

    /** The service's URL without a slash at its end. */
    String url(String type) {
        // Looked up for every request.
        return urls.computeIfAbsent(type, this::locate);
    }

    private String locate(String type) {
        return find(type)
                .map(service -> service.url().toString().replaceAll("/+$", ""))
                .orElseThrow(() -> new CloudException(
                        CloudException.Kind.NO_SUCH_SERVICE,
                        0,
                        "the catalog has no " + type + " service (" + choice + "); it has: " + types()
                                + "; install the service, or choose another region or interface"));
    }

    Optional<Service> find(String type) {
        List<String> names = SYNONYMS.getOrDefault(type, List.of(type));
        return names.stream()
                .flatMap(name ->
                        services.stream().filter(service -> service.type().equals(name)))
                .findFirst();
    }

    /** The type of the service that a request went to, for messages. */
    Optional<String> typeAt(URI url) {
        String asked = url.toString();
        // The version in the catalog may differ from the one that is asked.
        return nearest(asked, service -> service.url().toString())
                .or(() -> nearest(asked, service -> unversioned(service.url())));
    }

    private Optional<String> nearest(String asked, Function<Service, String> place) {
        return services.stream()
                .filter(service -> asked.startsWith(place.apply(service)))
                .max(Comparator.comparing(service -> place.apply(service).length()))
                .map(Service::type);
    }

    /** The URL without the version, and the project, at its end. */
    static String unversioned(URI url) {
        return url.toString().replaceAll("(/v[0-9][^/]*)?(/[0-9a-f]{32})?/*$", "");
    }

    private String types() {
        String types = services.stream().map(Service::type).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
        return types.isEmpty() ? "nothing" : types;
    }
}
