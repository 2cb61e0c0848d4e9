package org.opnfv.doctor.functest.profile;

import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An error in text that is not valid YAML. The parser's message takes several lines and shows two places: where the construct began, and
 * where parsing failed.
 *
 * @param line the line to look at
 * @param text the error, one line
 */
record YamlProblem(int line, String text) {

    private static final Pattern PLACE = Pattern.compile("(?m)^ in .*, line (\\d+), column \\d+:$");

    static YamlProblem of(JacksonYAMLParseException e) {
        String message = e.getOriginalMessage();
        List<String> words = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList();
        String text = words.get(words.size() - 1);
        List<Integer> places = PLACE.matcher(message)
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .toList();
        if (places.isEmpty()) {
            return new YamlProblem(e.getLocation().getLineNr(), text);
        }
        // An unclosed construct is found at the end of the file, where there is nothing to see.
        boolean unclosed = text.contains("end of stream") || text.contains("<stream end>");
        return new YamlProblem(places.get(unclosed ? 0 : places.size() - 1), text);
    }
}
