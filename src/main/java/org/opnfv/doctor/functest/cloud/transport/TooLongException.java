package org.opnfv.doctor.functest.cloud.transport;

import java.io.IOException;

/** An answer that is longer than any that is expected, and was not read to its end. */
public final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int mebibytes) {
        super("longer than " + mebibytes + " MiB");
    }
}
