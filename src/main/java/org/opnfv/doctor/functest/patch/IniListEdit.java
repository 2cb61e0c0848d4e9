package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.ini.IniEntry;
import org.opnfv.doctor.functest.ini.IniException;
import org.opnfv.doctor.functest.ini.IniFile;

/** A setting whose value is a list with commas between: it must have that word, as the service's own default has. */
record IniListEdit(String section, String key, String word) implements Edit {

    @Override
    public String wanted() {
        return "[" + section + "] " + key + " with " + word;
    }

    @Override
    public Optional<String> apply(String text) throws EditException {
        try {
            IniFile file = IniFile.parse(text);
            Optional<IniEntry> there = file.last(section, key);
            return there.filter(entry ->
                            !List.of(entry.value().strip().split("\\s*,\\s*")).contains(word))
                    .map(entry -> file.replaced(
                            entry,
                            entry.value().isBlank() ? word : entry.value().strip() + "," + word));
        } catch (IniException e) {
            throw new EditException("line " + e.line() + ": " + e.getMessage());
        }
    }
}
