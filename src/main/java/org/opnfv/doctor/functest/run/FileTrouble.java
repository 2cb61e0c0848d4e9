package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder could not be used, in words. Of some failures Java's own message is the name of the file alone. */
public final class FileTrouble {

    private FileTrouble() {}

    /** A few words, such as {@code no permission}; what the system says where there are none of ours. */
    public static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is there already";
        }
        String reason = e instanceof FileSystemException of && of.getReason() != null ? of.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
