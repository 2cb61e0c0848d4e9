package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which refusals are signs that a service has more to do than it can. */
class OverloadTest {

    @ParameterizedTest
    @CsvSource({
        "429,true",
        "502,true",
        "503,true",
        "504,true",
        "400,false",
        "403,false",
        "404,false",
        "409,false",
        "500,false"
    })
    void isToldByTheStatus(int status, boolean overload) throws IOException {
        try (ScriptedCloud script = new ScriptedCloud("nova")
                        .on("POST /v2.1/servers/gone/action", status, "{\"error\": {\"message\": \"no\"}}");
                Cloud cloud = script.connect()) {
            CloudException refusal = catchThrowableOfType(
                    CloudException.class, () -> cloud.compute().resetState("gone", "error"));

            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.isOverload()).isEqualTo(overload);
        }
    }
}
