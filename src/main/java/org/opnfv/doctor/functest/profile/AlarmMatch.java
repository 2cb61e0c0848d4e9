package org.opnfv.doctor.functest.profile;

/** What the event alarm of an instance recognises it by. */
public enum AlarmMatch {
    /** {@code traits.instance_id}: the alarm is made after the instance, and has to be proven alive. */
    INSTANCE_ID("instance-id"),
    /** {@code traits.display_name}: the alarm is made before the instance boots, and is alive from the start. */
    DISPLAY_NAME("display-name");

    private final String text;

    AlarmMatch(String text) {
        this.text = text;
    }

    /** The word for it in profiles, options and the manifest: {@code instance-id} or {@code display-name}. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * The constant for a word of a profile.
     *
     * @throws IllegalArgumentException when it is neither of the two
     */
    public static AlarmMatch of(String text) {
        for (AlarmMatch match : values()) {
            if (match.text.equals(text)) {
                return match;
            }
        }
        throw new IllegalArgumentException("not an alarm match: " + text);
    }
}
