package org.opnfv.doctor.functest.run;

import java.nio.file.Path;

/** Reads and writes {@code run.json}. */
final class ManifestFile {

    private ManifestFile() {}

    static Manifest read(Path file) {
        Manifest manifest = JsonFile.read(file, Manifest.class, "manifest of a run");
        if (manifest.id() == null || manifest.folder() == null) {
            throw new RunException(
                    file + " is damaged: it does not say which run it is of; put a whole copy of it there", null);
        }
        return manifest;
    }

    static void write(Path file, Manifest manifest) {
        JsonFile.write(file, manifest);
    }
}
