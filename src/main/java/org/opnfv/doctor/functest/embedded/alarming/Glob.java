package org.opnfv.doctor.functest.embedded.alarming;

import java.util.regex.Pattern;

/** A pattern with shell wildcards, as Python's fnmatch understands it: {@code *}, {@code ?}, {@code [set]}, {@code [!set]}. */
final class Glob {

    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    static Glob of(String text) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '[' ? endOfSet(text, at) : -1;
            if (end > 0) {
                regex.append(set(text.substring(at + 1, end)));
                at = end;
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            at++;
        }
        return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Where the set that begins here ends; -1 when nothing closes it, and the bracket stands for itself. */
    private static int endOfSet(String text, int start) {
        int first = start + 1 < text.length() && text.charAt(start + 1) == '!' ? start + 2 : start + 1;
        return text.indexOf(']', first + 1);
    }

    private static String set(String members) {
        boolean not = members.startsWith("!");
        String quoted = (not ? members.substring(1) : members).replaceAll("[\\[\\]\\\\^&]", "\\\\$0");
        return "[" + (not ? "^" : "") + quoted + "]";
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
