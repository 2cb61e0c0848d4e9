package org.opnfv.doctor.functest.latency.original;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages lines at random, the same way for the same seed. */
final class LogMutations {

    private static final String ALPHABET = "0123456789 .,:-|()<>'\"{}[]=abcdoctrmsvehinstfaupdw\0\r\t\u00e9\ufffd";

    private final Random random;

    LogMutations(long seed) {
        random = new Random(seed);
    }

    /** One to three lines of these, changed, doubled, swapped or cut. */
    List<String> damage(List<String> lines) {
        List<String> damaged = new ArrayList<>(lines);
        for (int i = random.nextInt(3); i >= 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.size());
            switch (random.nextInt(6)) {
                case 0 -> damaged.add(at, rubbish());
                case 1 -> damaged.add(random.nextInt(damaged.size()), damaged.get(at));
                case 2 -> Collections.swap(damaged, at, random.nextInt(damaged.size()));
                case 3 -> damaged.set(at, cut(damaged.get(at)));
                default -> damaged.set(at, changed(damaged.get(at)));
            }
        }
        return damaged;
    }

    /** A line of anything. */
    String rubbish() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(160); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Words of the logs in any order. */
    String babble(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            String[] words = lines.get(random.nextInt(lines.size())).split(" ");
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }

    private String cut(String line) {
        return line.substring(0, random.nextInt(line.length() + 1));
    }

    private String changed(String line) {
        StringBuilder text = new StringBuilder(line);
        for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
            text.setCharAt(random.nextInt(text.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
