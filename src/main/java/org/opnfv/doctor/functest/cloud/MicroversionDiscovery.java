package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/** Discovers the microversions of a cloud's Nova, once for all users of the cloud. */
final class MicroversionDiscovery {
    private Microversions versions;

    synchronized Microversions versions(Session session) {
        if (versions == null) {
            versions = ask(session);
        }
        return versions;
    }

    private static Microversions ask(Session session) {
        // A catalog may add the project's id after the version.
        String root =
                EndpointUrl.unversioned(URI.create(session.grant().endpoints().url("compute"))) + "/v2.1/";
        String asked = "compute: GET " + root;
        JsonNode document = ApiJson.read(session.exchange(CloudRequest.of("GET", URI.create(root))), asked);
        if (!document.path("version").isObject()) {
            ApiJson.list(document.path("versions"), asked);
        }
        return of(document);
    }

    static Microversions of(JsonNode document) {
        JsonNode version = document.path("version");
        for (JsonNode one : document.path("versions")) {
            if (version.isMissingNode() || "v2.1".equals(one.path("id").asText())) {
                version = one;
            }
        }
        // A Nova without microversions leaves both empty.
        return new Microversions(
                known(version.path("min_version").asText()),
                known(version.path("version").asText()));
    }

    private static String known(String version) {
        return version.matches("\\d{1,3}\\.\\d{1,5}") ? version : "2.1";
    }
}
