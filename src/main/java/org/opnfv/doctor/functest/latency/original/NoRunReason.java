package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.run.RunFolder;

/** Why there is no run in a place, and what to name instead. */
final class NoRunReason {

    private static final int GZIP = 0x1f8b;
    private static final List<Integer> UTF_16 = List.of(0xfeff, 0xfffe);

    private NoRunReason() {}

    /** One line; {@code logs} are what was read there. */
    static String reason(Path place, List<Path> logs) {
        List<Path> runs = Files.isDirectory(place) ? RunFolder.folders(place) : List.of();
        if (!runs.isEmpty()) {
            return "no run in " + place + " itself, but " + runs.size() + " below it: name one, such as " + runs.get(0)
                    + ", or several with commas between";
        }
        if (logs.isEmpty()) {
            return "no log in " + place + ": name a folder with run.json, or with the logs of the original harness";
        }
        String name = RunFolder.nameOf(place);
        if (name.endsWith(".json")) {
            return "no run in " + place + ": name the folder that it is in";
        }
        int begin = logs.size() == 1 ? begin(logs.get(0)) : 0;
        if (begin == GZIP) {
            return "no run in " + place + ": it is compressed, unpack it first";
        }
        return "no run in " + place
                + (UTF_16.contains(begin)
                        ? ": it is UTF-16, save it as UTF-8 first"
                        : ": no log there tells of a detection");
    }

    /** The first two bytes; 0 when there are none, or it cannot be read a second time. */
    private static int begin(Path file) {
        try (InputStream in = Files.isRegularFile(file) ? Files.newInputStream(file) : InputStream.nullInputStream()) {
            byte[] two = in.readNBytes(2);
            return two.length < 2 ? 0 : (two[0] & 0xff) << 8 | two[1] & 0xff;
        } catch (IOException e) {
            return 0;
        }
    }
}
