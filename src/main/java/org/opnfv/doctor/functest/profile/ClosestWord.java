package org.opnfv.doctor.functest.profile;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known word that is closest to a misspelt one. */
public final class ClosestWord {

    private ClosestWord() {}

    /** {@code "; did you mean 'x'?"} for a known word that is close enough, else nothing. */
    public static String hint(String word, Collection<String> known) {
        int reach = Math.max(2, word.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= reach)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** The edit distance: letters to insert, delete or replace to get from one word to the other. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[row.length - 1];
    }
}
