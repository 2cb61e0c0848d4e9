package org.opnfv.doctor.functest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StillAtWorkExceptionTest {
    @Test
    void whatDoesNotEndIsNamedAlsoWhenItIsClosedBecauseOfAnotherFailure() {
        Throwable still = catchThrowable(() -> StillAtWorkException.await("a part", Duration.ZERO, left -> false));
        IllegalStateException other = new IllegalStateException("another failure");
        other.addSuppressed(still);

        assertThat(still).hasMessageContaining("a part has not ended");
        assertThat(StillAtWorkException.isIn(other)).isTrue();
        assertThat(StillAtWorkException.isIn(new IllegalStateException())).isFalse();
    }

    @Test
    void anInterruptDoesNotEndTheWait() {
        Thread.currentThread().interrupt();

        StillAtWorkException.await("a part", Duration.ofSeconds(5), left -> {
            Thread.sleep(1);
            return true;
        });

        assertThat(Thread.interrupted()).as("is kept").isTrue();
    }
}
