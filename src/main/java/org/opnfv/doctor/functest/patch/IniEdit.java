package org.opnfv.doctor.functest.patch;

import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.ini.IniEntry;
import org.opnfv.doctor.functest.ini.IniException;
import org.opnfv.doctor.functest.ini.IniFile;

/**
 * A setting in a service's configuration.
 *
 * @param section its section; if a file lacks it, the setting stands in DEFAULT, where older releases had it and where it is still
 *     understood
 * @param wantedValue the value to set when the current one is not right
 * @param right the acceptable values
 * @param rightWhenAbsent whether the service's default is acceptable too
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
