package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Vitrage;

/**
 * OpenStack's Vitrage, which is given the event as doctor_tests did. By a template of the run's it marks the host down and what it knows
 * to be on it; its notifier {@code nova} tells Nova.
 */
public final class VitrageInspector implements Inspector {
    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String CATEGORY = "category";
    private static final String RESOURCE = "RESOURCE";

    @Override
    public String name() {
        return "vitrage";
    }

    @Override
    public Marking marking() {
        return Marking.FOREIGN;
    }

    @Override
    public Optional<MarkingRule> rule(Cloud cloud, String name) {
        return Optional.of(new Template(cloud.vitrage(), name));
    }

    @Override
    public Inspection open(InspectionRequest request) {
        look(request.cloud());
        Graph graph = new Graph(request.cloud().vitrage());
        return new CloudInspection(
                host -> graph.requireReady(host, request.hosts().on(host)),
                (host, detected) -> graph.tell(host, HostEvent.DOWN, detected));
    }

    @Override
    public Optional<String> look(Cloud cloud) {
        int templates = cloud.vitrage().templates().size();
        // Its whole graph is shown to an admin alone.
        new Graph(cloud.vitrage()).down(Set.of("doctor-functest-check"));
        return cloud.service(Vitrage.TYPE)
                .map(there -> "Vitrage at " + there.url() + " answers, and has " + templates + " templates");
    }

    @Override
    public Optional<ReportedHosts> reported(Cloud cloud) {
        return cloud.service(Vitrage.TYPE).map(there -> new Graph(cloud.vitrage()));
    }

    /** A template that marks a host and what is on it. */
    private record Template(Vitrage vitrage, String name) implements MarkingRule {

        @Override
        public String add() throws IOException {
            return accepted(vitrage.addTemplate(content())).id();
        }

        @Override
        public boolean isInEffect() throws IOException {
            for (Vitrage.Template one : vitrage.templates()) {
                if (one.name().equals(name)) {
                    return accepted(one).status().equals("ACTIVE");
                }
            }
            return false;
        }

        private static Vitrage.Template accepted(Vitrage.Template template) throws IOException {
            if (template.id().isEmpty() || template.status().equals("ERROR")) {
                throw new IOException(
                        "Vitrage does not accept template " + template.name() + ": " + template.details());
            }
            return template;
        }

        /** In the format of version 3 of templates. */
        private Map<String, Object> content() {
            return Map.of(
                    "metadata",
                    Map.of("version", "3", NAME, name, TYPE, "standard"),
                    "entities",
                    Map.of(
                            "alarm",
                            Map.of(CATEGORY, "ALARM", TYPE, Graph.DOCTOR, NAME, HostEvent.HOST_DOWN),
                            "host",
                            Map.of(CATEGORY, RESOURCE, TYPE, "nova.host"),
                            "instance",
                            Map.of(CATEGORY, RESOURCE, TYPE, Graph.INSTANCE)),
                    "scenarios",
                    // Instances first, because their owners wait.
                    List.of(
                            marksDown("instance", "alarm [on] host AND host [contains] instance"),
                            marksDown("host", "alarm [on] host")));
        }

        private static Map<String, Object> marksDown(String target, String when) {
            return Map.of("condition", when, "actions", List.of(Map.of("mark_down", Map.of("target", target))));
        }
    }

    /** What it knows. */
    private record Graph(Vitrage vitrage) implements ReportedHosts {
        private static final String DOCTOR = "doctor";
        private static final String INSTANCE = "nova.instance";
        private static final String VITRAGE_TYPE = "vitrage_type";

        @Override
        public Set<String> down(Collection<String> hosts) {
            return alarms(Map.of("monitor_event_id", HostEvent.EVENT_ID), hosts);
        }

        /**
         * Told also where it has no alarm, for it may not have come to our report yet, which is before this one in its queue. Whatever ends
         * ours would end that of others.
         */
        @Override
        public void withdraw(String host) {
            if (alarms(Map.of(), Set.of(host)).equals(down(Set.of(host)))) {
                tell(host, HostEvent.UP, Instant.now());
            }
        }

        private void tell(String host, String status, Instant since) {
            vitrage.post(HostEvent.json(host, status, since));
        }

        /** A host has one alarm of that name: a report of ours would be lost in one that is there. */
        private void requireReady(String host, List<AffectedInstance> instances) throws IOException {
            if (!alarms(Map.of(), Set.of(host)).isEmpty()) {
                throw new IOException("Vitrage takes " + host + " for down already: tell it that the host is up");
            }
            Set<String> ours = instances.stream()
                    .filter(AffectedInstance::ours)
                    .map(AffectedInstance::id)
                    .collect(Collectors.toSet());
            Set<String> known = vitrage.found(Map.of(VITRAGE_TYPE, INSTANCE, "host_id", host), "id", ours);
            if (known.size() < ours.size()) {
                throw new IOException("Vitrage knows " + known.size() + " of " + ours.size()
                        + " instances of the test on "
                        + host + ": it hears of them by Nova's notifications (vitrage_notifications among the topics of"
                        + " [oslo_messaging_notifications]), or each [datasources] snapshots_interval; raise"
                        + " arming.timeout_s to wait for that");
            }
        }

        private Set<String> alarms(Map<String, String> more, Collection<String> hosts) {
            Map<String, String> properties = new HashMap<>(more);
            properties.putAll(Map.of(VITRAGE_TYPE, DOCTOR, NAME, HostEvent.HOST_DOWN));
            return vitrage.found(properties, "hostname", hosts);
        }
    }
}
