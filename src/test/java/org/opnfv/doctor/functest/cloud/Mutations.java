package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes of a document one in which something is odd. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\n",
            "http://",
            "http://[::1",
            "http://[::1]:8774/v2.1",
            "ws://h:9000",
            "HTTP://h",
            "//h/v2",
            "http://h:99999999/v2.1",
            "http://h/v2.1/%(tenant_id)s",
            "http://h/v1/AUTH_$(project_id)s",
            "http://h/%zz",
            "http://h/?a=b",
            "http://h/a b",
            "http://user:pass@h/v3",
            "unix:/run/nova.sock",
            "v99999999999.99999999999",
            "2.99999999999",
            "compute",
            "internalURL",
            "\u0000\u202e",
            "x".repeat(5000),
            "None");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** The document with one to four changes. */
    JsonNode of(JsonNode document) {
        JsonNode changed = document.deepCopy();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            List<Consumer<JsonNode>> places = new ArrayList<>();
            List<JsonNode> there = new ArrayList<>();
            collect(changed, places, there);
            if (!places.isEmpty()) {
                int which = random.nextInt(places.size());
                places.get(which).accept(odd(there.get(which), changed));
            }
        }
        return changed;
    }

    /** Places in a document, and what is at each; a place takes null for its removal. */
    private static void collect(JsonNode node, List<Consumer<JsonNode>> places, List<JsonNode> there) {
        if (node instanceof ObjectNode object) {
            for (var field : new ArrayList<>(object.properties())) {
                places.add(value -> {
                    if (value == null) {
                        object.remove(field.getKey());
                    } else {
                        object.set(field.getKey(), value);
                    }
                });
                there.add(field.getValue());
                collect(field.getValue(), places, there);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> {
                    if (value == null) {
                        array.remove(index);
                    } else {
                        array.insert(index, value);
                    }
                });
                there.add(array.get(i));
                collect(array.get(i), places, there);
            }
        }
    }

    private JsonNode odd(JsonNode there, JsonNode whole) {
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> NODES.nullNode();
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.arrayNode().add(there.deepCopy());
            case 5 -> NODES.objectNode().set("id", there.deepCopy());
            case 6 -> whole.deepCopy();
            default -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }
}
