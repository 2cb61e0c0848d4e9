package org.opnfv.doctor.functest.embedded.alarming;

import java.util.Map;

/**
 * A condition ready to be tested, with the value converted as aodh-listener converts it, and with its quirks: only
 * traits can be tested, a condition on any other field is an error at each event.
 *
 * @param trait name of the trait; null when the field is none
 * @param value a {@link String}, {@link Long} or {@link Double}; null when the field is no trait
 */
record Condition(String trait, String op, Object value) {

    private static final String PREFIX = "traits.";

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException when its type is none the listener knows (the API lets boolean pass), or its
     *     value is none of its type
     */
    static Condition of(Query query) {
        if (!query.field().startsWith(PREFIX)) {
            return new Condition(null, query.op(), null);
        }
        String trait = query.field().substring(PREFIX.length());
        Object value = switch (query.type()) {
            case "", "string" -> query.value();
            case "integer" -> Long.valueOf(query.value().strip());
            case "float" -> Double.valueOf(query.value().strip());
            default -> throw new IllegalArgumentException("no trait has the type " + query.type());
        };
        return new Condition(trait, query.op(), value);
    }

    /** Whether an index can answer it: equality with a text. */
    boolean indexable() {
        return trait != null && op.equals("eq") && value instanceof String;
    }

    /**
     * Whether it holds.
     *
     * @throws IllegalArgumentException when there is no such comparison, as between a text and a number
     */
    boolean holds(Map<String, Object> traits) {
        if (trait == null) {
            throw new IllegalArgumentException("only traits can be compared");
        }
        Object actual = traits.get(trait);
        if (op.equals("eq") || op.equals("ne")) {
            return op.equals("eq") == same(actual);
        }
        int order = order(actual);
        return switch (op) {
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            default -> order >= 0;
        };
    }

    private boolean same(Object actual) {
        if (actual instanceof Number number && value instanceof Number wanted) {
            return number.doubleValue() == wanted.doubleValue();
        }
        return value.equals(actual);
    }

    private int order(Object actual) {
        if (actual instanceof Number number && value instanceof Number wanted) {
            return Double.compare(number.doubleValue(), wanted.doubleValue());
        }
        if (actual instanceof String text && value instanceof String wanted) {
            return text.compareTo(wanted);
        }
        throw new IllegalArgumentException("the trait " + trait + " and the value " + value + " have no order");
    }
}
