package org.opnfv.doctor.functest.embedded.compute;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Call;

/**
 * The version of the compute API in a request, by the header {@code OpenStack-API-Version: compute 2.x} or the older {@code
 * X-OpenStack-Nova-API-Version: 2.x}; without either it is 2.1.
 *
 * @param major 2 for supported ones
 * @param minor 1 to {@code max} for supported ones
 * @param max minor number of the newest supported one
 */
record RequestedMicroversion(int major, int minor, int max) {

    private static final int MAJOR = 2;
    private static final int NOT_ACCEPTABLE = 406;
    private static final Pattern NUMBER = Pattern.compile("([1-9]\\d{0,5})\\.([1-9]\\d{0,5}|0)");

    /**
     * The requested version, supported or not.
     *
     * @throws ApiError 400 when it is malformed
     */
    static RequestedMicroversion asked(Call call, int max) {
        String text = standard(call)
                .or(() -> call.header("X-OpenStack-Nova-API-Version"))
                .orElse("2.1")
                .strip();
        if (text.equals("latest")) {
            return new RequestedMicroversion(MAJOR, max, max);
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new ApiError(
                    400, "API Version String " + text + " is of invalid format. Must be of format MajorNum.MinorNum.");
        }
        return new RequestedMicroversion(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)), max);
    }

    /** One header may name versions for several services; the last one for compute counts. */
    private static Optional<String> standard(Call call) {
        String found = null;
        for (String entry : call.header("OpenStack-API-Version").orElse("").split(",")) {
            String[] words = entry.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
            if (words.length == 2 && words[0].equals("compute")) {
                found = words[1];
            }
        }
        return Optional.ofNullable(found);
    }

    /** Refuses an unsupported version with status 406. */
    void requireServed() {
        if (major != MAJOR || minor < 1 || minor > max) {
            throw new ApiError(
                    NOT_ACCEPTABLE,
                    "Version " + this + " is not supported by the API. Minimum is 2.1 and maximum is 2." + max + ".");
        }
    }

    /** Whether it includes the features of 2.{@code since}. */
    boolean has(int since) {
        return minor >= since;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
