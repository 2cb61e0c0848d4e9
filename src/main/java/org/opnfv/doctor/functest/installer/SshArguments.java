package org.opnfv.doctor.functest.installer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments for the SSH client, as a line that a shell would split. It may hold secrets, so that no message shows it. */
final class SshArguments {
    /** Never tried in two ways, so that a long line takes no stack. */
    private static final Pattern WORD_PART =
            Pattern.compile("'([^']*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"|((?:[^\\s'\"\\\\]|\\\\.)++)|(\\s+)");

    /** Those whose value is the next word. */
    private static final Pattern BEFORE_A_VALUE = Pattern.compile("-[BIJbcilmop]");

    private static final Pattern OPTION = Pattern.compile("-[46ACKXYakx]+|-[BIJbcilmop].+", Pattern.DOTALL);

    /** What it says of failures is read, and what it is to run gets no terminal. */
    private static final Pattern OURS = Pattern.compile("-[Tnqtv]+");

    private SshArguments() {}

    /** Its words that can be passed on; fails with one line when there are others, such as another configuration file or host. */
    static List<String> of(String host, String line) {
        List<String> passed = new ArrayList<>();
        for (Iterator<String> words = words(host, line).iterator(); words.hasNext(); ) {
            String word = words.next();
            if (BEFORE_A_VALUE.matcher(word).matches() && words.hasNext()) {
                passed.add(word);
                passed.add(words.next());
            } else if (OPTION.matcher(word).matches()) {
                passed.add(word);
            } else if (!OURS.matcher(word).matches()) {
                throw refused(host, word.matches("-.+") ? word.substring(0, 2) : "a word that belongs to no option");
            }
        }
        return passed;
    }

    private static List<String> words(String host, String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        int end = 0;
        Matcher part = WORD_PART.matcher(line);
        while (part.find() && part.start() == end) {
            end = part.end();
            if (part.group(4) == null) {
                begun = true;
                word.append(
                        part.group(1) != null
                                ? part.group(1)
                                : (part.group(2) != null ? part.group(2) : part.group(3)).replaceAll("\\\\(.)", "$1"));
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        if (end != line.length()) {
            throw refused(host, "a quote or a backslash without its end");
        }
        return words;
    }

    private static SiteException refused(String host, String what) {
        return new SiteException(
                "the inventory has SSH arguments for " + host + " that cannot be passed on, " + what
                        + ": put them into ~/.ssh/config",
                null);
    }
}
