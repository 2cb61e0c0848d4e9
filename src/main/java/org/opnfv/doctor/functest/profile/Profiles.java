package org.opnfv.doctor.functest.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The profiles: the built-in ones, and the files of {@code functest-profiles/}, which win. */
public final class Profiles {

    private static final String FOLDER = "functest-profiles";
    private static final String SUFFIX = ".yaml";

    /** In bytes; about a hundred times a profile with every setting. */
    private static final int LONGEST = 1 << 20;

    /** The built-in ones: one for each installer, and one for the lab. */
    static final List<String> BUILT_IN =
            Stream.concat(Choices.INSTALLERS.stream(), Stream.of("lab")).toList();

    private Profiles() {}

    /**
     * A profile that can be named.
     *
     * @param name its name
     * @param place {@code functest-profiles/NAME.yaml}, or {@code built in}
     * @param about the first line of its comment; empty when it has none
     */
    public record Listed(String name, String place, String about) {}

    /**
     * The text of a profile.
     *
     * @param name its name: that of the file, without the suffix
     * @param file how to name it in messages
     */
    record Source(String name, String file, String text) {}

    /**
     * The profiles that a working directory can use, by name. An unreadable one is listed too, with the reason.
     *
     * @throws ProfileException when the folder exists and cannot be read
     */
    public static List<Listed> list(Path workingDirectory) throws ProfileException {
        Map<String, Listed> listed = new TreeMap<>();
        BUILT_IN.forEach(name -> listed.put(
                name, new Listed(name, "built in", about(builtInSource(name).text()))));
        for (String name : filesIn(workingDirectory)) {
            String place = FOLDER + "/" + name + SUFFIX;
            try {
                listed.put(
                        name,
                        new Listed(
                                name, place, about(read(workingDirectory, place).text())));
            } catch (ProfileException e) {
                listed.put(name, new Listed(name, place, e.getMessage()));
            }
        }
        return List.copyOf(listed.values());
    }

    private static List<String> filesIn(Path workingDirectory) throws ProfileException {
        Path folder = workingDirectory.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX) && file.length() > SUFFIX.length())
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException e) {
            throw new ProfileException(FOLDER + ": cannot be read: " + e.getMessage());
        }
    }

    private static String about(String text) {
        return text.lines()
                .findFirst()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .orElse("");
    }

    /**
     * The profile of that name, or in that file.
     *
     * @param asker who named it, for the message when there is none
     */
    static Source find(Path workingDirectory, String nameOrFile, String asker) throws ProfileException {
        if (nameOrFile.contains("/") || nameOrFile.endsWith(SUFFIX) || nameOrFile.endsWith(".yml")) {
            return read(workingDirectory, nameOrFile);
        }
        String file = FOLDER + "/" + nameOrFile + SUFFIX;
        if (Files.exists(workingDirectory.resolve(file))) {
            return read(workingDirectory, file);
        }
        if (BUILT_IN.contains(nameOrFile)) {
            return builtInSource(nameOrFile);
        }
        List<String> known = list(workingDirectory).stream().map(Listed::name).toList();
        throw new ProfileException(
                asker + ": there is no profile '" + nameOrFile + "'" + ClosestWord.hint(nameOrFile, known)
                        + " (profiles: " + String.join(", ", known) + "; or the path of a file)");
    }

    private static Source read(Path workingDirectory, String file) throws ProfileException {
        Path path = workingDirectory.resolve(file);
        try {
            String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
            return new Source(name, file, text(path, file));
        } catch (NoSuchFileException e) {
            throw new ProfileException(file + ": there is no such profile file");
        } catch (CharacterCodingException e) {
            throw new ProfileException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new ProfileException(file + ": cannot be read: " + (Files.isDirectory(path) ? "a folder" : e));
        }
    }

    private static String text(Path path, String file) throws IOException, ProfileException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new ProfileException(file + ": is longer than " + LONGEST + " bytes, and so no profile");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static Source builtInSource(String name) {
        String text = resource("/" + FOLDER + "/" + name + SUFFIX);
        return new Source(name, "built-in profile " + name + SUFFIX, text);
    }

    /** A text in the program's resources. */
    static String resource(String name) {
        try (InputStream in = Profiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
