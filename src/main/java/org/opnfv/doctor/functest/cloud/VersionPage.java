package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/**
 * The page at a service's root that lists its API versions, which needs no token. Its form differs: a list {@code versions}, Keystone's
 * and Aodh's {@code versions.values}, or a single {@code version}.
 */
final class VersionPage {
    private static final Set<String> IN_USE = Set.of("CURRENT", "current", "stable");
    private static final Pattern VERSION = Pattern.compile("v?([0-9]{1,3})(?:\\.([0-9]{1,3}))?");

    private VersionPage() {}

    /** The newest version in use, such as {@code v2.1, microversions 2.1 to 2.93}; empty when the page has none. */
    static Optional<String> newest(Session session, Service service) {
        URI page = URI.create(EndpointUrl.unversioned(service.url()) + "/");
        return newest(ApiJson.read(session.visit(CloudRequest.of("GET", page)), service.type() + ": GET " + page));
    }

    static Optional<String> newest(JsonNode document) {
        List<JsonNode> versions = new ArrayList<>();
        document.path("versions").forEach(versions::add);
        document.path("versions").path("values").forEach(versions::add);
        versions.add(document.path("version"));
        return versions.stream()
                .filter(version -> IN_USE.contains(version.path("status").asText()))
                .max(Comparator.comparing(version -> number(version.path("id").asText())))
                .map(VersionPage::text);
    }

    private static String text(JsonNode version) {
        String max = version.path("max_version").asText(version.path("version").asText());
        String min = version.path("min_version").asText();
        return version.path("id").asText() + (max.isEmpty() ? "" : ", microversions " + min + " to " + max);
    }

    private static int number(String id) {
        Matcher version = VERSION.matcher(id);
        return version.matches()
                ? Integer.parseInt(version.group(1)) * 1000
                        + (version.group(2) == null ? 0 : Integer.parseInt(version.group(2)))
                : 0;
    }
}
