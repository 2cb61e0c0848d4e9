package org.opnfv.doctor.functest.profile;

/** What a key may hold, and how its text becomes a value. */
interface Rule {

    /** How a value is written in YAML; what comes from the environment or an option is mere text and fits any form. */
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

    /** The values there are, in words that follow "allowed: ". */
    String allowed();

    /**
     * The value that the text stands for; the entries of a list come separated by commas, those of a map as {@code name=value}.
     *
     * @throws IllegalArgumentException when it is none; the message says why and is not to be followed by the text,
     *     which may be private
     */
    Object read(String text);
}
