package org.opnfv.doctor.functest.installer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as the command-line clients of OpenStack draw it: rules of {@code +---+}, rows of {@code | one | two |}, the titles first. */
final class TextTable {

    private TextTable() {}

    /** Its rows, each with its cells by title; other lines, such as a warning before it, are left out. */
    static List<Map<String, String>> rows(String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> titles = null;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("|") && line.endsWith("|") && line.length() > 1) {
                List<String> cells = Arrays.stream(
                                line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList();
                if (titles == null) {
                    titles = cells;
                } else if (cells.size() == titles.size()) {
                    rows.add(row(titles, cells));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> row(List<String> titles, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            row.put(titles.get(i), cells.get(i));
        }
        return row;
    }
}
