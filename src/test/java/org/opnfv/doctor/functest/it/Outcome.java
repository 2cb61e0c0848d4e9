package org.opnfv.doctor.functest.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;

/** How a program ended: its exit code and all it printed. */
record Outcome(int exit, String out, String err) {
    private static final ObjectMapper ONE_VALUE =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern PROGRESS = Pattern.compile(" +[0-9]+\\.[0-9] s  .*");

    /** Standard output as the one JSON value that it must be. */
    JsonNode json() {
        try {
            return ONE_VALUE.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("standard output is not one JSON value: " + this, e);
        }
    }

    /** Standard output on one line: a long path goes on in the next where a short one does not. */
    String unwrapped() {
        return out.strip().replaceAll("\\s+", " ");
    }

    /** Standard error without the lines that tell how a run gets on. */
    List<String> complaints() {
        return err.lines().filter(line -> !PROGRESS.matcher(line).matches()).toList();
    }
}
