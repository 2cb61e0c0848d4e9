package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file of openstacksdk's, YAML or JSON, as Python reads it: <a href="https://yaml.org/spec/1.1/">YAML 1.1</a>, in which {@code on} is
 * true, {@code 0123} is 83, and an alias is its target. Booleans stay booleans, all other scalars are text.
 */
final class ConfigFile {
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 10_000;

    private ConfigFile() {}

    /**
     * Parses the file; an empty one has no entries.
     *
     * @throws IOException when it cannot be read at all
     * @throws CredentialsException when it is not what its name says, with file and line and nothing of the text
     */
    static Map<String, Object> read(Path file) throws IOException, CredentialsException {
        try (InputStream bytes = Files.newInputStream(file)) {
            Object document = file.toString().endsWith("json")
                    ? ApiJson.MAPPER.readValue(bytes, Object.class)
                    : yaml().load(new UnicodeReader(bytes));
            if (document == null) {
                return Map.of();
            }
            if (!(document instanceof Map<?, ?> map)) {
                throw new CredentialsException(file + ": clouds must map the name of each cloud to its settings");
            }
            return plain(map, 0);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new CredentialsException(file + ":" + line + ": not JSON; correct this line");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CredentialsException(file + ":" + line + ": not YAML: " + reason(e) + "; correct this line");
        } catch (YAMLException e) {
            throw new CredentialsException(
                    file + ": not YAML that can be read: it holds characters of no text, is nested"
                            + " too deeply, or has too many aliases; correct it");
        }
    }

    /** The parser's message, except where it would quote a value, which may be a secret. */
    private static String reason(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem()).lines().findFirst().orElse("syntax error");
        if (problem.contains("alias")) {
            return "an alias (*) without its anchor (&); a value that begins with * belongs in quotes";
        }
        return problem.contains("tag")
                ? "a tag (!) of no meaning here; a value that begins with ! belongs in quotes"
                : problem;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setWarnOnDuplicateKeys(false);
        // A file of many clouds merges one anchor into each.
        options.setMaxAliasesForCollections(MOST_ALIASES);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new PythonResolver());
    }

    /** With scalars as text; refuses a mapping that contains itself. */
    private static Map<String, Object> plain(Map<?, ?> map, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("nested too deeply");
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(text(key), plain(value, depth + 1)));
        return plain;
    }

    private static Object plain(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return plain(map, depth);
        }
        if (value instanceof List<?> list) {
            return plain(list, depth);
        }
        return value == null || value instanceof Boolean ? value : text(value);
    }

    private static List<Object> plain(List<?> list, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("nested too deeply");
        }
        List<Object> plain = new ArrayList<>();
        list.forEach(value -> plain.add(plain(value, depth + 1)));
        return plain;
    }

    private static String text(Object scalar) {
        boolean fraction = scalar instanceof Double number && Double.isFinite(number);
        return fraction ? new BigDecimal(scalar.toString()).toPlainString() : String.valueOf(scalar);
    }

    /** Takes the same texts for numbers as Python does, and leaves dates as text. */
    private static final class PythonResolver extends Resolver {
        private static final Pattern FRACTION = Pattern.compile("[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FRACTION, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
