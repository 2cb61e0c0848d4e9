package org.opnfv.doctor.functest.cloud.transport;

import java.io.IOException;

/** An answer exceeds its bound, and was not read to its end. */
public final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int mebibytes) {
        super("longer than " + mebibytes + " MiB");
    }
}
