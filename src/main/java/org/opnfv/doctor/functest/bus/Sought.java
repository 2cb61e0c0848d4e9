package org.opnfv.doctor.functest.bus;

/** What a {@link Tap} listens for. */
public enum Sought {
    /** Instances in error, by their Nova ids. */
    LOSSES(Message.LOST, "instance"),
    /** Notices of planned maintenance: by the number at the end of their reply URL, or as {@code host/state}. */
    NOTICES("session_id", "notice");

    private final String word;
    private final String name;

    Sought(String word, String name) {
        this.word = word;
        this.name = name;
    }

    /** A message without this word is none of these. */
    String word() {
        return word;
    }

    /** In the log. */
    String shown() {
        return name;
    }
}
