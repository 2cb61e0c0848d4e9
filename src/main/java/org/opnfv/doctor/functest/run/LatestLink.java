package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The link {@code latest} in a logs folder. */
final class LatestLink {

    private LatestLink() {}

    /** Moves the link in one step, so that two runs that start together leave a valid one. */
    static void point(Path link, Path target) {
        Path draft = link.resolveSibling(".latest-" + target);
        try {
            Files.createSymbolicLink(draft, target);
            Files.move(draft, link, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            draft.toFile().delete();
            throw new RunException(
                    "cannot point " + link + " at " + target + ": " + e.getMessage() + "; choose another --logs-dir",
                    e);
        }
    }

    static Optional<Path> of(Path link) {
        return Files.isDirectory(link) ? Optional.of(resolved(link)) : Optional.empty();
    }

    private static Path resolved(Path link) {
        try {
            return Files.isSymbolicLink(link) ? link.resolveSibling(Files.readSymbolicLink(link)) : link;
        } catch (IOException e) {
            throw new RunException("cannot read the link " + link + ": " + e.getMessage(), e);
        }
    }
}
