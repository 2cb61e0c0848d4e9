package org.opnfv.doctor.functest.run;

import java.security.SecureRandom;

/** The short id in all names of a run: six lower-case letters and digits, the first one a letter. */
public record RunId(String text) {
    /** Without the letters and digits that are easily confused. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    /** The pattern of an id. */
    static final String FORM = "[a-km-np-z][a-km-np-z2-9]{5}";

    private static final int LETTERS = 23;
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, in practice unique: about 740 million are possible. */
    public static RunId random() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(i == 0 ? LETTERS : ALPHABET.length())));
        }
        return new RunId(id.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
