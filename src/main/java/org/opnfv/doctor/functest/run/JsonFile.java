package org.opnfv.doctor.functest.run;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Reads and writes a file of one JSON object; a reader sees the old content or the new one, never half of it.
 *
 * <p>The last member is a checksum of the content: a verdict depends on this file, and one changed digit could change the verdict.
 * Content that does not match its checksum is damaged, and is not read.
 */
final class JsonFile {
    private static final String CHECK = "check";

    private static final List<String> LATER =
            List.of("diagnosis", "context", "chain", "sightings", "left", "maintenance");

    /** Names are {@code snake_case} and enum constants lower case; a file of another version is not adapted. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .build();

    private JsonFile() {}

    /**
     * Reads its content; {@code what} describes it for messages.
     *
     * @throws RunException when it is missing, cannot be read, is damaged, or is of another version of this program
     */
    static <T> T read(Path file, Class<T> type, String what) {
        ObjectNode object = checked(file, what);
        // Runs made before there was a shortcut took none.
        object.putIfAbsent("shortcut", BooleanNode.FALSE);
        // Proofs made before that had a member of its own say so as their problem, unless they had another one.
        object.putIfAbsent(
                "proof",
                BooleanNode.valueOf(
                        object.path("problem").asText().startsWith("it was a check of the notification path")));
        // Runs made before these were recorded have none.
        LATER.forEach(member -> object.putIfAbsent(member, NullNode.getInstance()));
        try {
            return MAPPER.treeToValue(object, type);
        } catch (JsonProcessingException e) {
            throw new RunException(
                    file + " is no " + what
                            + " as this version of the program writes it: read it with the one that made it"
                            + (object.hasNonNull("version")
                                    ? ", " + object.path("version").asText()
                                    : ""),
                    e);
        }
    }

    private static ObjectNode checked(Path file, String what) {
        try (InputStream in = opened(file)) {
            if (!(MAPPER.readTree(in) instanceof ObjectNode object)) {
                throw damaged(file, ": it is no " + what, null);
            }
            JsonNode check = object.remove(CHECK);
            if (check == null || !check.asText().equals(check(object))) {
                throw damaged(file, ": what it says does not fit its check", null);
            }
            return object;
        } catch (JsonProcessingException e) {
            throw damaged(file, place(e.getLocation()) + ": it is no " + what, e);
        } catch (CharConversionException e) {
            throw damaged(file, ": it is no " + what, e);
        } catch (NoSuchFileException e) {
            throw new RunException(
                    file + " is missing: put a whole copy of it there, or name the folder of another run", e);
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + FileErrorText.words(e), e);
        }
    }

    private static InputStream opened(Path file) throws IOException {
        FileErrorText.requireFile(file);
        return Files.newInputStream(file);
    }

    private static String check(ObjectNode object) {
        return Digest.of(object.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static RunException damaged(Path file, String how, IOException e) {
        return new RunException(file + " is damaged" + how + "; put a whole copy of it there", e);
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    static void write(Path file, Object content) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        ObjectNode object = MAPPER.valueToTree(content);
        object.put(CHECK, check(object));
        try {
            MAPPER.writeValue(draft.toFile(), object);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RunException(
                    "cannot write " + file + ": " + FileErrorText.words(e) + "; "
                            + ProcessLimit.reachedBy(e).orElse("free space or choose another --logs-dir"),
                    e);
        }
    }
}
