package org.opnfv.doctor.functest.patch;

import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.ini.IniEntry;
import org.opnfv.doctor.functest.ini.IniException;
import org.opnfv.doctor.functest.ini.IniFile;

/**
 * A setting in a service's configuration.
 *
 * @param section its section; where a file does not open it, the setting stands in DEFAULT, where it was in older releases and is
 *     still understood
 * @param wantedValue what it is set to when what it is does not do
 * @param right the values that do
 * @param rightWhenAbsent whether what the service does without the setting does too
 */
record IniEdit(String section, String key, String wantedValue, Set<String> right, boolean rightWhenAbsent)
        implements Edit {
    private static final String OLD_SECTION = "DEFAULT";

    @Override
    public String wanted() {
        return "[" + section + "] " + key + " = " + wantedValue;
    }

    @Override
    public Optional<String> apply(String text) throws EditException {
        IniFile file;
        try {
            file = IniFile.parse(text);
        } catch (IniException e) {
            throw new EditException("line " + e.line() + ": " + e.getMessage());
        }
        Optional<IniEntry> there = file.last(section, key).or(() -> file.last(OLD_SECTION, key));
        if (there.map(entry -> right.contains(entry.value())).orElse(rightWhenAbsent)) {
            return Optional.empty();
        }
        if (there.isPresent()) {
            return Optional.of(file.replaced(there.get(), wantedValue));
        }
        return Optional.of(file.with(file.hasSection(section) ? section : OLD_SECTION, key, wantedValue));
    }
}
