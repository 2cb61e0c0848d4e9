package org.opnfv.doctor.functest.profile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.ini.IniEntry;
import org.opnfv.doctor.functest.ini.IniException;
import org.opnfv.doctor.functest.ini.IniFile;
import org.opnfv.doctor.functest.profile.DoctorConfKeys.Meaning;

/**
 * The configuration file of the original harness, {@code doctor.conf}, as a layer of settings. As there, it wins over the original's
 * variables. A key without effect here is reported in one notice.
 */
final class DoctorConf {
    private final String file;
    private final List<WrittenValue> settings = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private DoctorConf(String file) {
        this.file = file;
    }

    /** The layer when there is no such file. */
    static DoctorConf none() {
        return new DoctorConf("");
    }

    /** Reads the file; of a repeated key the last one counts. */
    static DoctorConf read(Path workingDirectory, String file) throws ProfileException {
        DoctorConf conf = new DoctorConf(file);
        try {
            for (IniEntry entry : IniFile.parse(text(workingDirectory, file)).entries()) {
                conf.take(entry);
            }
            return conf;
        } catch (IniException e) {
            throw new ProfileException(file + ":" + e.line() + ": " + e.getMessage());
        }
    }

    private static String text(Path workingDirectory, String file) throws ProfileException {
        Path path = workingDirectory.resolve(file);
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new ProfileException(file + ": there is no such configuration file");
        } catch (CharacterCodingException e) {
            throw new ProfileException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new ProfileException(file + ": cannot be read: " + (Files.isDirectory(path) ? "a folder" : e));
        }
    }

    private void take(IniEntry entry) throws ProfileException {
        String place = file + ":" + entry.line();
        String name = (entry.section().equals("DEFAULT") ? "" : entry.section() + ".") + entry.key();
        Meaning meaning = DoctorConfKeys.meaning(name);
        if (meaning == null) {
            notices.add(place + ": " + name + " has no effect: the original harness knew no such key"
                    + ClosestWord.hint(name, DoctorConfKeys.names()));
            return;
        }
        if (!meaning.only().isEmpty() && !meaning.only().contains(entry.value())) {
            throw new ProfileException(place + ": " + name + ": '" + entry.value() + "' is not supported (allowed: "
                    + String.join(", ", meaning.only()) + ")");
        }
        if (meaning.path() != null && !entry.value().isEmpty()) {
            Origin origin = new Origin(Origin.Layer.CONFIG_FILE, place + " " + name);
            settings.add(new WrittenValue(SettingIndex.find(meaning.path()), null, entry.value(), origin));
        }
        if (meaning.notice() != null && !meaning.silent().equals(entry.value())) {
            notices.add(place + ": " + name + " " + meaning.notice());
        }
    }

    /** Its settings, in its order. */
    List<WrittenValue> settings() {
        return settings;
    }

    /** Its keys without effect on this run, one line each. */
    List<String> notices(Settings settings) {
        List<String> all = new ArrayList<>(notices);
        for (WrittenValue given : this.settings) {
            String path = given.key().path();
            if (path.startsWith("installer_node.") && OriginalVariables.hasNoNode(settings.installer())) {
                all.add(given.origin() + " has no effect: the installer " + settings.installer()
                        + " asks no other machine");
            }
        }
        return all;
    }
}
