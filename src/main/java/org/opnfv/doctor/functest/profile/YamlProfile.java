package org.opnfv.doctor.functest.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses a profile: sections with keys, two levels deep, one document. It reads token by token, instead of binding to records by Jackson,
 * since each value must remember its line.
 */
final class YamlProfile {

    private final String file;
    private final YAMLParser parser;
    private final List<WrittenValue> settings = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlProfile(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * All settings of a profile, in the order of the file, not yet checked for their ranges.
     *
     * @param file its name in messages and origins
     */
    static List<WrittenValue> read(String file, String text) throws ProfileException {
        refuseControlCharacters(file, text);
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YamlProfile profile = new YamlProfile(file, parser);
            profile.document();
            return profile.settings;
        } catch (JacksonYAMLParseException e) {
            YamlProblem problem = YamlProblem.of(e);
            throw new ProfileException(file + ":" + problem.line() + ": not YAML: " + problem.text());
        } catch (JsonProcessingException e) {
            int line = e.getLocation().getLineNr();
            throw new ProfileException(file + ":" + line + ": a key must be one plain word, followed by a colon");
        } catch (IOException e) {
            throw new UncheckedIOException("a string in memory cannot fail to be read", e);
        }
    }

    /** The parser reports such a character without its line. */
    private static void refuseControlCharacters(String file, String text) throws ProfileException {
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
                throw new ProfileException(file + ":" + (line + 1) + ": has a control character: a profile is text");
            }
        }
    }

    private void document() throws IOException, ProfileException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            throw new ProfileException(file + ": empty: a profile says at least 'installer: NAME'");
        }
        if (first != JsonToken.START_OBJECT) {
            throw wrong("", "a profile is made of sections with keys");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            once(name);
            if (SettingIndex.sections().contains(name)) {
                parser.nextToken();
                section(name);
            } else {
                setting(name, name.contains(".") ? null : SettingIndex.find(name));
            }
        }
        if (parser.nextToken() != null) {
            throw wrong("", "a second document starts; a profile is one");
        }
    }

    private void section(String section) throws IOException, ProfileException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(section, "is a section; its keys are " + String.join(", ", SettingIndex.namesIn(section)));
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = section + "." + parser.currentName();
            once(path);
            setting(path, SettingIndex.find(path));
        }
    }

    private void setting(String path, SettingDefinition key) throws IOException, ProfileException {
        if (key == null) {
            throw wrong(path, UnknownKey.explain(path));
        }
        Origin origin = Origin.line(file, line());
        JsonToken token = parser.nextToken();
        switch (token) {
            case VALUE_NULL -> settings.add(new WrittenValue(key, null, null, origin));
            case START_ARRAY -> {
                if (key.rule().form() != ValueType.Form.LIST) {
                    throw wrong(path, "must be " + key.rule().form().words() + ", not a list");
                }
                settings.add(new WrittenValue(key, ValueType.Form.LIST, entries(path), origin));
            }
            case START_OBJECT -> {
                if (key.rule().form() != ValueType.Form.MAP) {
                    throw wrong(path, "must be " + key.rule().form().words() + ", not a section");
                }
                settings.add(new WrittenValue(key, ValueType.Form.MAP, mapping(path), origin));
            }
            default -> settings.add(new WrittenValue(key, form(token), scalar(path), origin));
        }
    }

    private String entries(String path) throws IOException, ProfileException {
        List<String> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw wrong(path, "each entry of the list must be text");
            }
            entries.add(scalar(path));
        }
        return String.join(",", entries);
    }

    private String mapping(String path) throws IOException, ProfileException {
        List<String> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            once(path + "." + name);
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw wrong(path + "." + name, "must be an address or a host name");
            }
            entries.add(name + "=" + scalar(path));
        }
        return String.join(",", entries);
    }

    private String scalar(String path) throws IOException, ProfileException {
        if (parser.isCurrentAlias()) {
            throw wrong(path, "an alias cannot be used here, write the value itself");
        }
        return parser.getText();
    }

    private static ValueType.Form form(JsonToken token) {
        if (token.isNumeric()) {
            return ValueType.Form.NUMBER;
        }
        return token.isBoolean() ? ValueType.Form.FLAG : ValueType.Form.TEXT;
    }

    private void once(String path) throws ProfileException {
        Integer before = lines.putIfAbsent(path, line());
        if (before != null) {
            throw wrong(path, "stands here a second time, after line " + before);
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private ProfileException wrong(String path, String what) {
        return new ProfileException(file + ":" + line() + ": " + (path.isEmpty() ? "" : path + ": ") + what);
    }
}
