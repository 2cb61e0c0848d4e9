package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final List<String> asked = new ArrayList<>();

    private Questions typing(String line) {
        return new Questions(question -> {
            asked.add(question);
            return line;
        });
    }

    @Test
    void anOptionIsNotAskedFor() {
        assertThat(typing("typed").ask("told", "Who", "me")).isEqualTo("told");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsTypedCountsBeforeTheFallback() {
        assertThat(typing(" typed ").ask(null, "Who", "me")).isEqualTo("typed");
        assertThat(typing("").ask(null, "Who", "me")).isEqualTo("me");
        assertThat(typing(null).ask(null, "Who", null))
                .as("the input has ended")
                .isNull();
        assertThat(asked).containsExactly("Who [me]: ", "Who [me]: ", "Who: ");
    }

    @Test
    void whereNobodyCanBeAskedTheFallbackCounts() {
        assertThat(new Questions(null).ask(null, "Who", "me")).isEqualTo("me");
    }
}
