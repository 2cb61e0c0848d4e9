package org.opnfv.doctor.functest.embedded.compute;

import java.util.List;
import java.util.Map;

/** What Nova says of its versions. Of v2.0 it has the document only. */
final class VersionDocuments {

    private VersionDocuments() {}

    static Map<String, Object> all(String root) {
        return Map.of(
                "versions",
                List.of(
                        document("v2.0", "SUPPORTED", "", "", "2011-01-21T11:33:21Z", List.of(self(root + "/v2/"))),
                        document(
                                "v2.1",
                                "CURRENT",
                                "2." + MicroVersion.MAX,
                                "2.1",
                                "2013-07-23T11:33:21Z",
                                List.of(self(root + ComputeService.API + "/")))));
    }

    static Map<String, Object> current(String root) {
        Map<String, Object> version = document(
                "v2.1",
                "CURRENT",
                "2." + MicroVersion.MAX,
                "2.1",
                "2013-07-23T11:33:21Z",
                List.of(
                        self(root + ComputeService.API + "/"),
                        Ordered.of("rel", "describedby", "type", "text/html", "href", "http://docs.openstack.org/")));
        version.put(
                "media-types",
                List.of(Ordered.of(
                        "base", "application/json", "type", "application/vnd.openstack.compute+json;version=2.1")));
        return Map.of("version", version);
    }

    private static Map<String, Object> document(
            String id, String status, String version, String min, String updated, List<Map<String, Object>> links) {
        return Ordered.of(
                "id", id, "status", status, "version", version, "min_version", min, "updated", updated, "links", links);
    }

    private static Map<String, Object> self(String href) {
        return Request.link("self", href);
    }
}
