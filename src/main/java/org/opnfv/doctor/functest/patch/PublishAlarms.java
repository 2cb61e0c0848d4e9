package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ceilometer's {@code event_pipeline.yaml}: a sink that receives instance updates publishes to the topic that Aodh listens to. */
final class PublishAlarms extends YamlEdit {
    static final String PUBLISHER = "notifier://?topic=alarm.all";

    private static final Pattern RIGHT = Pattern.compile("notifier://[^?]*\\?(.*&)?topic=alarm\\.all(&.*)?");
    private static final String USUAL_SINK = "event_sink";

    @Override
    public String wanted() {
        return "publishes to " + PUBLISHER;
    }

    @Override
    Optional<String> changed(YamlText file) throws EditException {
        YamlNode root = file.root()
                .filter(YamlNode::isMapping)
                .orElseThrow(() -> new EditException("no pipeline: it has neither sources nor sinks"));
        Set<String> reached = entries(root, "sources").stream()
                .filter(source -> EventTypes.accept(texts(source, "events"), DefineUpdate.TYPE))
                .flatMap(source -> texts(source, "sinks").stream())
                .collect(Collectors.toSet());
        List<YamlNode> sinks = entries(root, "sinks").stream()
                .filter(sink -> texts(sink, "name").stream().anyMatch(reached::contains))
                .toList();
        if (sinks.isEmpty()) {
            throw new EditException("no source in it gives events of the type " + DefineUpdate.TYPE + " to a sink");
        }
        if (sinks.stream().flatMap(sink -> texts(sink, "publishers").stream()).anyMatch(this::isRight)) {
            return Optional.empty();
        }
        YamlNode sink = sinks.stream()
                .filter(candidate -> texts(candidate, "name").contains(USUAL_SINK))
                .findFirst()
                .orElse(sinks.get(0));
        YamlNode publishers = sink.value("publishers")
                .filter(YamlNode::isSequence)
                .orElseThrow(() -> new EditException(file.line(sink) + "the sink has no list of publishers"));
        return Optional.of(file.withEntry(publishers, PUBLISHER));
    }

    private boolean isRight(String publisher) {
        return RIGHT.matcher(publisher).matches();
    }

    private static List<YamlNode> entries(YamlNode root, String key) {
        return root.value(key).stream()
                .flatMap(list -> list.children().stream())
                .map(YamlNode::meant)
                .filter(YamlNode::isMapping)
                .toList();
    }

    private static List<String> texts(YamlNode node, String key) {
        return node.value(key).map(YamlNode::texts).orElse(List.of());
    }
}
