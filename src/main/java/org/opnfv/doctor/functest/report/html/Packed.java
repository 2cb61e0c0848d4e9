package org.opnfv.doctor.functest.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Data in a form that can stand inside a script element whatever it holds. */
final class Packed {

    private static final ObjectWriter WRITER =
            JsonMapper.builder().build().writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private Packed() {}

    /** JSON without any of the characters that mean something to HTML. */
    static String json(Object tree) {
        try {
            return WRITER.writeValueAsString(tree)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot fail to be written", e);
        }
    }

    /** JSON, gzip, base64. */
    static String packed(Object tree) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            WRITER.writeValue(gzip, tree);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** A column of a table: its values, or the one value that all rows have. */
    static Object column(List<?> values) {
        return values.stream().distinct().limit(2).count() == 1 ? values.get(0) : values;
    }
}
