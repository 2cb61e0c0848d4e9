package org.opnfv.doctor.functest.ini;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A configuration file as oslo.config reads one: {@code [section]}, {@code key = value} or {@code key: value}, whichever separator comes
 * first; {@code #} and {@code ;} begin a comment at the start of a line only; a line that begins with a blank continues the value above,
 * up to an empty line; a key may stand several times, and the last one counts; a section may be opened again. Names of sections but
 * DEFAULT are the same in capitals. General INI readers strip inline comments and do not know this continuation.
 */
public final class IniFile {
    private static final Pattern WITH_ENDS = Pattern.compile("(?<=\n)");
    private static final String DEFAULT = "DEFAULT";

    private final List<String> lines;
    private final List<IniEntry> entries;

    private IniFile(List<String> lines, List<IniEntry> entries) {
        this.lines = lines;
        this.entries = entries;
    }

    /**
     * Parses the text of a file.
     *
     * @throws IniException where a service would refuse it too
     */
    public static IniFile parse(String text) throws IniException {
        List<String> lines = text.isEmpty() ? List.of() : List.of(WITH_ENDS.split(text));
        return new IniFile(lines, IniReader.entries(lines));
    }

    /** Every assignment, in the order of the file. */
    public List<IniEntry> entries() {
        return entries;
    }

    /** The effective assignment: the last one of that key in that section. */
    public Optional<IniEntry> last(String section, String key) {
        return entries.stream()
                .filter(entry -> same(entry.section(), section) && entry.key().equals(key))
                .reduce((one, other) -> other);
    }

    /** Whether such a section exists, even without a key. */
    public boolean hasSection(String section) {
        return header(section) >= 0;
    }

    /** The text with a new value for an existing assignment; every other byte stays. */
    public String replaced(IniEntry entry, String value) {
        String first = lines.get(entry.line() - 1);
        int start = IniReader.separator(first) + 1;
        while (start < first.length() && (first.charAt(start) == ' ' || first.charAt(start) == '\t')) {
            start++;
        }
        String last = lines.get(entry.line() + entry.lines() - 2);
        List<String> all = new ArrayList<>(lines.subList(0, entry.line() - 1));
        all.add(first.substring(0, start) + value + end(last));
        all.addAll(lines.subList(entry.line() + entry.lines() - 1, lines.size()));
        return String.join("", all);
    }

    /** The text with one more assignment: first in its section, which is added at the end if it does not exist. */
    public String with(String section, String key, String value) {
        String line = key + " = " + value;
        int header = header(section);
        List<String> all = new ArrayList<>(lines);
        if (header >= 0) {
            String opened = lines.get(header);
            boolean unended = end(opened).isEmpty();
            all.set(header, unended ? opened + lineEnd() : opened);
            all.add(header + 1, line + (unended ? "" : lineEnd()));
            return String.join("", all);
        }
        String text = String.join("", all);
        boolean unended = !text.isEmpty() && !text.endsWith("\n");
        String added = "[" + section + "]" + lineEnd() + line;
        return text + (unended ? lineEnd() + added : added + lineEnd());
    }

    private int header(String section) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("[") && same(IniReader.section(line), section)) {
                return i;
            }
        }
        return -1;
    }

    private String lineEnd() {
        return lines.isEmpty() || !lines.get(0).endsWith("\r\n") ? "\n" : "\r\n";
    }

    private static String end(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
    }

    private static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static String normal(String section) {
        return section.equals(DEFAULT) ? section : section.toLowerCase(Locale.ROOT);
    }
}
