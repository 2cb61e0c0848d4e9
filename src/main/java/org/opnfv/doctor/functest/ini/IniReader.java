package org.opnfv.doctor.functest.ini;

import java.util.ArrayList;
import java.util.List;

/** Reads lines as oslo.config does, and refuses what it refuses. */
final class IniReader {
    private final List<IniEntry> entries = new ArrayList<>();
    private final List<String> value = new ArrayList<>();
    private String section;
    private String key;
    private int begin;

    private IniReader() {}

    static List<IniEntry> entries(List<String> lines) throws IniException {
        IniReader reader = new IniReader();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i).stripTrailing());
        }
        reader.flush();
        return List.copyOf(reader.entries);
    }

    private void line(int number, String text) throws IniException {
        if (text.isEmpty()) {
            flush();
        } else if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
            if (key == null) {
                throw new IniException(number, "a line begins with a blank and goes on with nothing");
            }
            value.add(text.strip());
        } else {
            flush();
            if (text.startsWith("[")) {
                section = header(number, text);
            } else if (!text.startsWith("#") && !text.startsWith(";")) {
                assignment(number, text);
            }
        }
    }

    private static String header(int number, String text) throws IniException {
        if (!text.endsWith("]") || text.length() == 2) {
            throw new IniException(number, "a section is a name in [brackets] on a line of its own");
        }
        return section(text);
    }

    /** The name in a line that opens a section. */
    static String section(String line) {
        return line.strip().replaceAll("^\\[|]$", "");
    }

    private void assignment(int number, String text) throws IniException {
        int separator = separator(text);
        if (separator <= 0) {
            // The text itself may be half a password.
            throw new IniException(number, "neither a comment, nor a [section], nor 'key = value'");
        }
        if (section == null) {
            throw new IniException(number, "a key stands before the first [section]");
        }
        key = text.substring(0, separator).strip();
        begin = number;
        value.add(unquoted(text.substring(separator + 1).strip()));
    }

    /** The index of the separator: the first of {@code =} and {@code :}; -1 when there is none. */
    static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    private void flush() {
        if (key != null) {
            entries.add(new IniEntry(section, key, String.join("\n", value), begin, value.size()));
            key = null;
            value.clear();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && text.charAt(0) == text.charAt(text.length() - 1)
                && (text.charAt(0) == '"' || text.charAt(0) == '\'');
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
