package org.opnfv.doctor.functest.run;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes a file of one JSON object; a reader sees the old content or the new one, never half of it. */
final class JsonFile {
    /**
     * Enumerations are written in lower case, and a file of a newer version may have members we do not know. What we wrote has all of
     * its members, each once and of its own type: whatever else stands there is damage, and is not made to fit.
     */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new LowerCaseEnums())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
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

    /** Its content, null when the file says so; {@code what} it should be is for the message. */
    static <T> T read(Path file, Class<T> type, String what) {
        try {
            return MAPPER.readValue(file.toFile(), type);
        } catch (JsonProcessingException e) {
            throw damaged(file, place(e.getLocation()), what, e);
        } catch (CharConversionException e) {
            throw damaged(file, "", what, e);
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            throw new RunException(file + " is missing: name the folder of a run", e);
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + FileTrouble.words(e), e);
        }
    }

    private static RunException damaged(Path file, String place, String what, IOException e) {
        return new RunException(
                file + " is damaged" + place + ": it is no " + what + "; put a whole copy of it there", e);
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    static void write(Path file, Object content) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            MAPPER.writeValue(draft.toFile(), content);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RunException(
                    "cannot write " + file + ": " + FileTrouble.words(e) + "; free space or choose another --logs-dir",
                    e);
        }
    }
}
