package org.opnfv.doctor.functest.embedded.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.http.Json;

/** Values in the forms that Python gives them: clients compare and parse these texts. */
public final class PythonText {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final Set<String> YES = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> NO = Set.of("0", "f", "false", "off", "n", "no");
    private static final ObjectWriter SPACED =
            Json.mapper().writer(new SpacedPrinter()).with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private PythonText() {}

    /** What {@code repr()} makes of a JSON value. */
    public static String repr(JsonNode value) {
        if (value.isNull()) {
            return "None";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        if (value.isTextual()) {
            return repr(value.textValue());
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(repr(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (value.isObject()) {
            List<String> items = new ArrayList<>();
            value.properties().forEach(item -> items.add(repr(item.getKey()) + ": " + repr(item.getValue())));
            return "{" + String.join(", ", items) + "}";
        }
        return value.asText();
    }

    /** What {@code repr()} makes of a text. */
    public static String repr(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        if (!escaped.contains("'")) {
            return "'" + escaped + "'";
        }
        return escaped.contains("\"") ? "'" + escaped.replace("'", "\\'") + "'" : "\"" + escaped + "\"";
    }

    /** What {@code str()} makes of a JSON value: texts stay bare. */
    public static String str(JsonNode value) {
        return value.isTextual() ? value.textValue() : repr(value);
    }

    /** What {@code json.dumps} writes: a blank after each comma and colon, nothing but ASCII. */
    public static String json(Object value) {
        try {
            return SPACED.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON form for a " + value.getClass().getName(), e);
        }
    }

    /** What {@code isoformat()} makes of a time in UTC: microseconds only when there are any. */
    public static String isoformat(Instant time) {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        return (micros.getNano() == 0 ? SECONDS : MICROS).format(micros);
    }

    /** A time in UTC with six decimals, always. */
    public static String micros(Instant time) {
        return MICROS.format(time);
    }

    /** What oslo's strict {@code bool_from_string} makes of a text; empty when it means neither. */
    public static Optional<Boolean> bool(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static final class SpacedPrinter extends MinimalPrettyPrinter {

        private static final long serialVersionUID = 1L;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
            out.writeRaw(", ");
        }
    }
}
