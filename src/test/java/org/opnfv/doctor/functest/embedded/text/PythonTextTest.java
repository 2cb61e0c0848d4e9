package org.opnfv.doctor.functest.embedded.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.Json;

class PythonTextTest {

    private static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text);
    }

    @Test
    void reprIsPythons() throws Exception {
        assertThat(PythonText.repr(json("{\"a\": [1, 2.5, true, null], \"b\": {\"c\": \"d\"}}")))
                .isEqualTo("{'a': [1, 2.5, True, None], 'b': {'c': 'd'}}");
        assertThat(PythonText.repr("it's")).isEqualTo("\"it's\"");
        assertThat(PythonText.repr("it's \"so\"")).isEqualTo("'it\\'s \"so\"'");
        assertThat(PythonText.repr("a\nb\\")).isEqualTo("'a\\nb\\\\'");
    }

    @Test
    void strLeavesTextsBare() throws Exception {
        assertThat(PythonText.str(json("\"x\""))).isEqualTo("x");
        assertThat(PythonText.str(json("5"))).isEqualTo("5");
    }

    @Test
    void jsonIsSpacedAndAscii() {
        assertThat(PythonText.json(List.of(Map.of("k", "ü"), 1, 2))).isEqualTo("[{\"k\": \"\\u00FC\"}, 1, 2]");
    }

    @Test
    void timesAreWrittenAsPythonDoes() {
        assertThat(PythonText.isoformat(Instant.parse("2026-11-23T02:09:22Z"))).isEqualTo("2026-11-23T02:09:22");
        assertThat(PythonText.isoformat(Instant.parse("2026-11-23T02:09:22.0421239Z")))
                .isEqualTo("2026-11-23T02:09:22.042123");
        assertThat(PythonText.micros(Instant.parse("2026-11-23T02:09:22Z"))).isEqualTo("2026-11-23T02:09:22.000000");
    }

    @Test
    void wordsMeanBooleans() {
        assertThat(PythonText.bool(" Yes ")).contains(true);
        assertThat(PythonText.bool("off")).contains(false);
        assertThat(PythonText.bool("maybe")).isEmpty();
    }
}
