package org.opnfv.doctor.functest.profile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The kinds of values, except for those of networks. Whole numbers are read as Long, others as Double. */
final class ValueTypes {

    private static final int LONGEST_TEXT = 255;

    private ValueTypes() {}

    /** A kind of values. */
    record Simple(ValueType.Form form, String allowed, Function<String, Object> reader) implements ValueType {
        @Override
        public Object read(String text) {
            return reader.apply(text);
        }
    }

    static ValueType whole(long least, long most) {
        String allowed = "a whole number from " + least + " to " + most;
        return new Simple(ValueType.Form.NUMBER, allowed, text -> wholeIn(text, least, most));
    }

    static ValueType anyWhole() {
        return new Simple(
                ValueType.Form.NUMBER, "a whole number", text -> wholeIn(text, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static Long wholeIn(String text, long least, long most) {
        BigDecimal number = number(text);
        if (number.scale() > 0) {
            throw new IllegalArgumentException(text + " is not a whole number");
        }
        refuseOutside(number, BigDecimal.valueOf(least), BigDecimal.valueOf(most), text);
        return number.longValueExact();
    }

    /** Above 0, up to and including the maximum. */
    static ValueType above0(double most) {
        String allowed = "a number above 0, up to " + plain(most);
        return new Simple(ValueType.Form.NUMBER, allowed, text -> {
            Double number = numberIn(text, most);
            if (number == 0) {
                throw new IllegalArgumentException(text + " is out of range");
            }
            return number;
        });
    }

    /** From 0, up to and including the maximum. */
    static ValueType from0(double most) {
        return new Simple(ValueType.Form.NUMBER, "a number from 0 to " + plain(most), text -> numberIn(text, most));
    }

    private static Double numberIn(String text, double most) {
        BigDecimal number = number(text);
        refuseOutside(number, BigDecimal.ZERO, BigDecimal.valueOf(most), text);
        return number.doubleValue();
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    private static void refuseOutside(BigDecimal number, BigDecimal least, BigDecimal most, String text) {
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw new IllegalArgumentException(text + " is out of range");
        }
    }

    static ValueType flag() {
        return new Simple(ValueType.Form.FLAG, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Boolean.TRUE;
            case "false", "no", "off", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("'" + text + "' is neither");
        });
    }

    /** One line of text, not blank. */
    static ValueType text() {
        return new Simple(ValueType.Form.TEXT, "text of 1 to " + LONGEST_TEXT + " characters on one line", text -> {
            if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("is blank, too long or has control characters");
            }
            return text;
        });
    }

    static ValueType choice(List<String> words) {
        return new Choice(words);
    }

    /** One of these words. */
    record Choice(List<String> words) implements ValueType {
        @Override
        public ValueType.Form form() {
            return ValueType.Form.TEXT;
        }

        @Override
        public String allowed() {
            return String.join(", ", words);
        }

        @Override
        public Object read(String text) {
            if (!words.contains(text)) {
                throw new IllegalArgumentException("'" + text + "' is not one of them" + ClosestWord.hint(text, words));
            }
            return text;
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
