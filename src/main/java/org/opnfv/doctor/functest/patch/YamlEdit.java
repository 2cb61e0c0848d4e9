package org.opnfv.doctor.functest.patch;

import java.util.Optional;

/** An edit of a YAML file. The result is parsed again; a wrong result is discarded. */
abstract class YamlEdit implements Edit {

    @Override
    public final Optional<String> apply(String text) throws EditException {
        Optional<String> changed = changed(YamlText.parse(text));
        if (changed.isPresent() && changed(YamlText.parse(changed.get())).isPresent()) {
            throw new EditException(
                    "it is written in a way that cannot be changed safely: change it by hand so that it " + wanted());
        }
        return changed;
    }

    /** The text of the file with the wanted property; empty when it has it already. */
    abstract Optional<String> changed(YamlText file) throws EditException;
}
