package org.opnfv.doctor.functest.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time that has been: {@code 7d} or {@code 12h} ago, a day ({@code 2026-11-20}, from its beginning on), or a time of one, local. */
final class PastTime implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        if (text.matches("[0-9]{1,6}[dh]")) {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return Instant.now().minus(text.endsWith("d") ? Duration.ofDays(count) : Duration.ofHours(count));
        }
        try {
            String whole = text.contains("T") ? text : text + "T00:00";
            return LocalDateTime.parse(whole).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no time: write 7d or 12h ago, 2026-11-20, or 2026-11-20T04:30");
        }
    }
}
