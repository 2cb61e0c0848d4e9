package org.opnfv.doctor.functest.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;

/** Writes enumeration constants in lower case, the form people expect in a file. */
final class LowerCaseEnums extends SimpleModule {
    private static final long serialVersionUID = 1L;

    LowerCaseEnums() {
        addSerializer(new Writer());
    }

    @SuppressWarnings("rawtypes")
    private static final class Writer extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
