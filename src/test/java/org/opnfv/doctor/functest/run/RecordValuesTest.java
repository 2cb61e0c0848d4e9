package org.opnfv.doctor.functest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordValuesTest {

    public record Sample(String name, Double seconds, boolean whole) {}

    @Test
    void makesARecordThatDiffersInOneComponent() {
        Map<String, Object> values = RecordValues.of(new Sample("one", 1.5, true));
        values.put("name", "other");

        assertThat(RecordValues.make(Sample.class, values)).isEqualTo(new Sample("other", 1.5, true));
    }

    @Test
    void leavesNullWhatHasNoValue() {
        assertThat(RecordValues.make(Sample.class, Map.of("whole", false))).isEqualTo(new Sample(null, null, false));
    }

    @Test
    void refusesANameThatIsNoComponent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordValues.make(Sample.class, Map.of("whole", true, "second", 1.5)))
                .withMessageContaining("second");
    }
}
