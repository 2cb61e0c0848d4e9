package org.opnfv.doctor.functest.embedded.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API extensions that the embedded Neutron has, by the aliases and names that clients look for. */
final class Extensions {

    private static final List<Map<String, Object>> ALL = List.of(
            extension("binding", "Port Binding", "2014-02-03T10:00:00-00:00"),
            extension("data-plane-status", "Port data plane status extension", "2017-01-24T10:00:00-00:00"),
            extension("external-net", "Neutron external network", "2013-01-14T10:00:00-00:00"),
            extension("filter-validation", "Filter parameters validation", "2018-03-21T10:00:00-00:00"),
            extension("net-mtu", "Network MTU", "2015-03-25T10:00:00-00:00"),
            extension("net-mtu-writable", "Network MTU (writable)", "2017-07-12T00:00:00-00:00"),
            extension("pagination", "Pagination support", "2016-06-12T00:00:00-00:00"),
            extension("port-security", "Port Security", "2012-07-23T10:00:00-00:00"),
            extension("project-id", "project_id field enabled", "2016-09-09T09:09:09-09:09"),
            extension("provider", "Provider Network", "2012-09-07T10:00:00-00:00"),
            extension("quotas", "Quota management support", "2012-07-29T10:00:00-00:00"),
            extension("quota_details", "Quota details management support", "2017-02-10T10:00:00-00:00"),
            extension("sorting", "Sorting support", "2016-06-12T00:00:00-00:00"),
            extension("standard-attr-description", "standard-attr-description", "2016-02-10T10:00:00-00:00"),
            extension("standard-attr-revisions", "Resource revision numbers", "2016-04-11T10:00:00-00:00"),
            extension("standard-attr-timestamp", "Resource timestamps", "2016-09-12T10:00:00-00:00"),
            extension("subnet-service-types", "Subnet service types", "2016-03-15T18:00:00-00:00"));

    private Extensions() {}

    private static Map<String, Object> extension(String alias, String name, String updated) {
        return Map.of("alias", alias, "name", name, "description", name, "updated", updated, "links", List.of());
    }

    static List<Map<String, Object>> all() {
        return ALL;
    }

    static Optional<Map<String, Object>> find(String alias) {
        return ALL.stream()
                .filter(extension -> extension.get("alias").equals(alias))
                .findFirst();
    }
}
