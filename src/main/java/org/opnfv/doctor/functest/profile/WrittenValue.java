package org.opnfv.doctor.functest.profile;

/**
 * The value of a setting as a user wrote it.
 *
 * @param key the setting
 * @param form how it was written in YAML; null: plain text, which fits any form
 * @param text the text, the entries of a list separated by commas; null: {@code null} in YAML
 * @param origin where
 */
record WrittenValue(SettingDefinition key, ValueType.Form form, String text, Origin origin) {

    /** The parsed and checked value. */
    Value value() throws ProfileException {
        ValueType rule = key.rule();
        if (text == null) {
            if (key.fallback() != null) {
                throw wrong("has no value");
            }
            return new Value(key.path(), null, origin);
        }
        if (form != null && form != rule.form()) {
            String remedy = rule.form() == ValueType.Form.TEXT ? ", put it in quotes" : "";
            throw wrong("must be " + rule.form().words() + ", not " + form.words() + remedy);
        }
        try {
            return new Value(key.path(), rule.read(text), origin);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ProfileException wrong(String what) {
        return new ProfileException(origin + ": " + key.path() + ": " + what + " (allowed: "
                + key.rule().allowed() + ")");
    }
}
