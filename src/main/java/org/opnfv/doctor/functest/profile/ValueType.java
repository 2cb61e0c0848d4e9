package org.opnfv.doctor.functest.profile;

/** The allowed values of a key, and their parsing. */
interface ValueType {

    /** How a value is written in YAML; a value from the environment or an option is plain text and fits any form. */
    enum Form {
        TEXT("text"),
        NUMBER("a number"),
        FLAG("true or false"),
        LIST("a list"),
        MAP("a section of names, each with an address");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The form of its values. */
    Form form();

    /** The allowed values, in words that follow "allowed: ". */
    String allowed();

    /**
     * Parses the text; the entries of a list are separated by commas, those of a map as {@code name=value}.
     *
     * @throws IllegalArgumentException when it is not allowed; the message says why and must not be followed by the text, which may
     *     be private
     */
    Object read(String text);
}
