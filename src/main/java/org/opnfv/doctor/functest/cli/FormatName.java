package org.opnfv.doctor.functest.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.profile.ClosestWord;
import org.opnfv.doctor.functest.report.Format;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of a format, in upper or lower case. */
final class FormatName implements ITypeConverter<Format> {

    private static final List<String> NAMES =
            Arrays.stream(Format.values()).map(Format::toString).toList();

    @Override
    public Format convert(String name) {
        try {
            return parse(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /**
     * The format.
     *
     * @throws IllegalArgumentException when no format has that name; the message is one line that lists the names
     */
    static Format parse(String name) {
        String typed = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(typed)) {
            throw new IllegalArgumentException("there is no format " + name + ClosestWord.hint(typed, NAMES)
                    + " (there are " + String.join(", ", NAMES) + ")");
        }
        return Format.valueOf(typed.toUpperCase(Locale.ROOT));
    }
}
