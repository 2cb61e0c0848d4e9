package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

class ServiceErrorTextTest {
    @Test
    void finds_the_message_in_the_form_of_each_service() {
        assertThat(words("{\"error\": {\"code\": 404, \"message\": \"Could not find user: x.\"}}"))
                .isEqualTo("Could not find user: x.");
        assertThat(words("{\"itemNotFound\": {\"code\": 404, \"message\": \"Instance x could not be found.\"}}"))
                .isEqualTo("Instance x could not be found.");
        assertThat(words("{\"NeutronError\": {\"type\": \"T\", \"message\": \"Network x could not be found.\"}}"))
                .isEqualTo("Network x could not be found.");
        assertThat(words("{\"error_message\": {\"faultcode\": \"Client\", \"faultstring\": \"Alarm x\"}}"))
                .isEqualTo("Alarm x");
        assertThat(words("{\"error_message\": \"Not Authorized\"}")).isEqualTo("Not Authorized");
    }

    @Test
    void reads_a_page_as_text() {
        assertThat(words("<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1>\n"
                        + "No image found<br />\n</body></html>"))
                .isEqualTo("404 Not Found No image found");
    }

    @Test
    void makes_one_short_line_of_anything() {
        assertThat(words("one\n two\t three")).isEqualTo("one two three");
        assertThat(words("{\"error\": {\"mess")).isEqualTo("{\"error\": {\"mess");
        assertThat(words("x".repeat(5000))).hasSizeLessThan(400);
        assertThat(words("")).isEqualTo("Gone");
        assertThat(words("{}")).isEqualTo("Gone");
    }

    private static String words(String body) {
        return ServiceErrorText.of(new CloudResponse(410, "Gone", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
