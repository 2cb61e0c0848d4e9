package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class LoggingTest {

    @Test
    void librariesAreHeardOnlyWhenSomethingIsWrong() {
        LoggerContext context = new LoggerContext();
        new Logging().configure(context);

        for (String library : new String[] {"org.apache.hc.client5.http.headers"}) {
            assertThat(context.getLogger(library).isInfoEnabled()).as(library).isFalse();
            assertThat(context.getLogger(library).isWarnEnabled()).as(library).isTrue();
        }
        assertThat(context.getLogger("org.opnfv.doctor.functest.run").isInfoEnabled())
                .isTrue();
    }
}
