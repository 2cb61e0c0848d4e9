package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A unit of times. Figures that are compared with each other share one. */
public enum Unit {
    /** To a tenth. */
    MILLISECONDS("ms", 3, 1),
    /** To a thousandth. */
    SECONDS("s", 0, 3);

    /** From this number of seconds on, milliseconds have too many digits to read. */
    private static final BigDecimal LONG = BigDecimal.TEN;

    private final String name;
    private final int shift;
    private final int decimals;

    Unit(String name, int shift, int decimals) {
        this.name = name;
        this.shift = shift;
        this.decimals = decimals;
    }

    /** The unit for times up to this number of seconds. */
    public static Unit of(BigDecimal largest) {
        return largest.abs().compareTo(LONG) < 0 ? MILLISECONDS : SECONDS;
    }

    /** {@code "1,074.6 ms"}. */
    public String text(BigDecimal seconds) {
        return text(seconds, null);
    }

    /** The same with as many more decimals as needed to show on which side of the limit it is; {@code limit} may be null. */
    public String text(BigDecimal seconds, BigDecimal limit) {
        BigDecimal exact = seconds.movePointRight(shift);
        BigDecimal shown = exact.setScale(decimals, RoundingMode.HALF_UP);
        if (limit != null) {
            BigDecimal other = limit.movePointRight(shift);
            while (Integer.signum(shown.compareTo(other)) != Integer.signum(exact.compareTo(other))) {
                shown = exact.setScale(shown.scale() + 1, RoundingMode.HALF_UP);
            }
        }
        return format(shown, shown.scale()) + " " + name;
    }

    /** All its digits and no more: {@code "800 ms"}. */
    public String plain(BigDecimal seconds) {
        BigDecimal exact = seconds.movePointRight(shift).stripTrailingZeros();
        return format(exact, Math.max(0, exact.scale())) + " " + name;
    }

    private static String format(BigDecimal number, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /** {@code ms} or {@code s}. */
    @Override
    public String toString() {
        return name;
    }
}
