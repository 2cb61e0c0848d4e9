package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.bus.BusAddress;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Ceilometer's {@code event_pipeline.yaml}: a sink that receives events of a type publishes to the topic that Aodh listens to. */
final class PublishAlarms extends YamlEdit {
    static final String PUBLISHER = "notifier://?topic=alarm.all";

    private static final Pattern OWN = Pattern.compile("notifier://[^?]*\\?(.*&)?topic=alarm\\.all(&.*)?");
    private static final String USUAL_SINK = "event_sink";

    private final String type;
    private final String publisher;

    /** For Ceilometer's own bus. */
    PublishAlarms(String type) {
        this(type, PUBLISHER);
    }

    /** For the bus of that publisher, which may have a password; on Ceilometer's own, any server that a publisher names is right. */
    private PublishAlarms(String type, String publisher) {
        this.type = type;
        this.publisher = publisher;
    }

    /** The same by another publisher. */
    PublishAlarms by(String other) {
        return new PublishAlarms(type, other);
    }

    @Override
    public boolean addsSecret() {
        return publisher.contains("@");
    }

    @Override
    public String wanted() {
        return "publishes to "
                + (addsSecret() ? "Aodh's own virtual host by notifier://...?topic=alarm.all" : PUBLISHER);
    }

    @Override
    Optional<String> changed(YamlText file) throws EditException {
        MappingNode root = file.root()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .orElseThrow(() -> new EditException("no pipeline: it has neither sources nor sinks"));
        Set<String> reached = entries(root, "sources").stream()
                .filter(source -> EventTypes.accept(YamlNodes.texts(source, "events"), type))
                .flatMap(source -> YamlNodes.texts(source, "sinks").stream())
                .collect(Collectors.toSet());
        List<MappingNode> sinks = entries(root, "sinks").stream()
                .filter(sink -> YamlNodes.texts(sink, "name").stream().anyMatch(reached::contains))
                .toList();
        if (sinks.isEmpty()) {
            throw new EditException("no source in it gives events of the type " + type + " to a sink");
        }
        if (sinks.stream()
                .flatMap(sink -> YamlNodes.texts(sink, "publishers").stream())
                .anyMatch(this::isRight)) {
            return Optional.empty();
        }
        MappingNode sink = sinks.stream()
                .filter(candidate -> YamlNodes.texts(candidate, "name").contains(USUAL_SINK))
                .findFirst()
                .orElse(sinks.get(0));
        SequenceNode publishers = YamlNodes.value(sink, "publishers")
                .filter(SequenceNode.class::isInstance)
                .map(SequenceNode.class::cast)
                .orElseThrow(() -> new EditException(YamlText.line(sink) + "the sink has no list of publishers"));
        return Optional.of(file.withEntry(publishers, publisher));
    }

    private boolean isRight(String there) {
        return OWN.matcher(there).matches() && (!addsSecret() || bus(there).isReachedLike(bus(publisher)));
    }

    /** A publisher's URL is that of a bus with another scheme. */
    private static BusAddress bus(String publisher) {
        return new BusAddress(publisher.replaceFirst("^notifier", "rabbit"), null);
    }

    private static List<MappingNode> entries(MappingNode root, String key) {
        return YamlNodes.value(root, key).map(YamlNodes::mappings).orElse(List.of());
    }
}
