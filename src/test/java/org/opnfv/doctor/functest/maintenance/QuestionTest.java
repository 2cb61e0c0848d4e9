package org.opnfv.doctor.functest.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which reply to a question is taken. */
class QuestionTest {
    private final Instant closes = Instant.now().plusSeconds(60);
    private final Question question = new Question(1, State.MAINTENANCE, List.of(), closes, new CompletableFuture<>());
    private final Answer answer = new Answer(WorkflowEvent.ACK, Map.of());

    /** A busy machine may notice late that the window has closed. */
    @Test
    void whatCameAfterItsWindowIsNotTaken() {
        assertThat(question.take(answer, closes)).isFalse();
        assertThat(question.take(answer, closes.minusMillis(1))).isTrue();
    }

    @Test
    void onlyTheFirstIsTaken() throws Exception {
        question.take(answer, closes.minusMillis(2));

        assertThat(question.take(new Answer(WorkflowEvent.NACK, Map.of()), closes.minusMillis(1)))
                .isFalse();
        assertThat(question.await()).isSameAs(answer);
    }
}
