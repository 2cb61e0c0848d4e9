package org.opnfv.doctor.functest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes {@code run.json}; a reader sees the old content or the new one, never half of it. */
final class ManifestFile {
    /** Enumerations are written in lower case, and a manifest of a newer version may have members we do not know. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new LowerCaseEnums())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ManifestFile() {}

    static Manifest read(Path file) {
        try {
            Manifest manifest = MAPPER.readValue(file.toFile(), Manifest.class);
            if (manifest == null || manifest.id() == null) {
                throw new RunException(file + " is no manifest of a run: it has no id", null);
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new RunException(file + " is no manifest of a run: " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            throw new RunException(file + " is missing: name the folder of a run", e);
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, Manifest manifest) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            MAPPER.writeValue(draft.toFile(), manifest);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RunException(
                    "cannot write " + file + ": " + e.getMessage() + "; free space or choose another --logs-dir", e);
        }
    }
}
