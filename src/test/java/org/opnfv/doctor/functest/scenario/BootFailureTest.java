package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Instance;

class BootFailureTest {

    @Test
    void theReasonMayComeAMomentAfterTheState() {
        Iterator<Instance> answers =
                List.of(failed(null), failed("No valid host was found.")).iterator();

        assertThat(InstanceSetup.fault(failed(null), () -> Optional.of(answers.next())))
                .isEqualTo("No valid host was found.");
    }

    @Test
    void anInstanceThatIsGoneHasNone() {
        assertThat(InstanceSetup.fault(failed(null), Optional::empty)).isEqualTo("Nova names no fault");
    }

    private static Instance failed(String fault) {
        return new Instance("id", "doctor_vm1", "ERROR", null, null, null, "project", fault, Map.of());
    }
}
