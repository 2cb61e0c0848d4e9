package org.opnfv.doctor.functest.patch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.ledger.Ledger;

/** Three controllers, a ledger, and what is done with them. */
abstract class PatcherFixture {
    @TempDir
    Path folder;

    final List<ControllerFixture> controllers = new ArrayList<>();
    Ledger ledger;

    @BeforeEach
    void open() throws Exception {
        for (int i = 0; i < 3; i++) {
            controllers.add(new ControllerFixture("controller-" + i, folder));
        }
        ledger = new Ledger(folder.resolve("ledger.jsonl"));
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        for (ControllerFixture controller : controllers) {
            controller.close();
        }
    }

    Patcher patcher() {
        return patcher(Duration.ofSeconds(20));
    }

    Patcher patcher(Duration timeout) {
        return new Patcher(
                controllers.stream().map(ControllerFixture::controller).toList(),
                timeout,
                Patches.OF_FAULT,
                one -> folder.resolve(one.name()).toString(),
                line -> {});
    }

    List<String> undo() {
        return ledger.undo(change -> true, Map.of(Patcher.KIND, patcher()::undo));
    }

    List<Map<String, String>> snapshots() throws Exception {
        List<Map<String, String>> all = new ArrayList<>();
        for (ControllerFixture controller : controllers) {
            all.add(controller.snapshot());
        }
        return all;
    }
}
