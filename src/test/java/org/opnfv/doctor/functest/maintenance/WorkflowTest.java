package org.opnfv.doctor.functest.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of a session, without any cloud. */
class WorkflowTest {
    private static final Set<WorkflowEvent> ALWAYS = EnumSet.of(WorkflowEvent.BROKEN, WorkflowEvent.STOPPED);

    @Test
    void theDocumentShowsTheTable() throws IOException {
        List<String> expected = Workflow.rows().stream()
                .map(row -> "| `" + row.state() + "` | `" + row.event() + "` | `" + row.next() + "` |")
                .toList();

        assertThat(Files.readAllLines(Path.of("docs", "maintenance.md")).stream()
                        .filter(line -> line.matches("\\| `[A-Z_]+` \\| `[A-Z_]+` \\| `[A-Z_]+` \\|"))
                        .toList())
                .isEqualTo(expected);
    }

    @Test
    void everyRowIsFollowed() {
        assertThat(Workflow.rows())
                .hasSize(18)
                .allSatisfy(row ->
                        assertThat(Workflow.next(row.state(), row.event())).isEqualTo(row.next()));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aSessionFailsWhereItDoesNotLeadOnAndNothingLeadsOutOfItsEnd(State state) {
        for (WorkflowEvent event : WorkflowEvent.values()) {
            boolean row = Workflow.rows().stream().anyMatch(one -> one.state() == state && one.event() == event);
            boolean unwilling = state.work() == State.Work.ASK
                    && EnumSet.of(WorkflowEvent.NACK, WorkflowEvent.WINDOW_CLOSED)
                            .contains(event);
            if (row && !state.isFinal()) {
                continue;
            }
            if (!state.isFinal() && (unwilling || ALWAYS.contains(event))) {
                assertThat(Workflow.next(state, event)).isEqualTo(State.MAINTENANCE_FAILED);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Workflow.next(state, event))
                        .withMessageContaining(event + " cannot happen in " + state);
            }
        }
    }

    @Test
    void anEmptyHostIsTakenFirstThenTheOneWithTheFewest() {
        HostLoad full = new HostLoad("one", 4, 4, List.of("a", "b"));
        HostLoad half = new HostLoad("two", 4, 2, List.of("c"));
        HostLoad empty = new HostLoad("three", 4, 0, List.of());

        assertThat(HostLoad.next(List.of(full, half))).contains(half);
        assertThat(HostLoad.next(List.of(full, half, empty))).contains(empty);
        assertThat(HostLoad.choice(List.of(full, half))).isEqualTo(WorkflowEvent.OCCUPIED_HOST);
        assertThat(HostLoad.choice(List.of(full, empty))).isEqualTo(WorkflowEvent.EMPTY_HOST);
        assertThat(HostLoad.choice(List.of())).isEqualTo(WorkflowEvent.NO_HOST_LEFT);
    }

    @Test
    void thereIsRoomWhereTheOthersCanTakeTheOneWithTheFewest() {
        HostLoad full = new HostLoad("one", 4, 4, List.of("a", "b"));
        HostLoad half = new HostLoad("two", 4, 2, List.of("c"));

        assertThat(HostLoad.room(List.of(full, full, full))).isEqualTo(WorkflowEvent.NO_ROOM);
        assertThat(HostLoad.room(List.of(full, full, half))).isEqualTo(WorkflowEvent.NO_ROOM);
        assertThat(HostLoad.room(List.of(full, half, half))).isEqualTo(WorkflowEvent.ROOM);
        assertThat(HostLoad.room(List.of(full, full, new HostLoad("two", 4, 0, List.of()))))
                .isEqualTo(WorkflowEvent.EMPTY_HOST);
    }
}
