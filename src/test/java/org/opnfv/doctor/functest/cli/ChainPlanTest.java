package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.profile.ProfileRequest;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.SettingsError;

/** What of monitor, inspector and alarm fits together, and the line where it does not. */
class ChainPlanTest {
    private static final String EXTERNAL = "monitor.kind=external;inspector.port=12345;inspector.allow=127.0.0.1";
    private static final String NONE = "monitor.kind=none;inspector.kind=none";

    private static Settings settings(String options) throws ProfileException {
        Map<String, String> given = new HashMap<>();
        for (String option : options.split(";")) {
            given.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return Profile.load(new ProfileRequest(Path.of(""), "embedded", Map.of(), null, given))
                .settings();
    }

    private static Plan plan(String options) throws ProfileException {
        return PlanFactory.plan(settings(options));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monitor.kind=none| monitor none and inspector sample do not fit: ",
                "inspector.kind=none| monitor sample and inspector none do not fit: ",
                "monitor.kind=none;inspector.kind=external| monitor none and inspector external do not fit: ",
                EXTERNAL + ";inspector.kind=external| monitor external and inspector external do not fit: ",
                EXTERNAL + ";inspector.port=0| monitor external needs to know where to post: set inspector.port",
                "monitor.kind=external;inspector.port=12345| an external monitor could not post: put its address into inspector.allow",
                "inspector.kind=external| inspector external needs inspector.url",
                "inspector.url=http://127.0.0.1:1/x| inspector.url is for inspector external",
                "inspector.kind=external;inspector.url=http://127.0.0.1:1/x;inspector.shortcut=true| --shortcut needs our own",
                NONE + ";monitor.watch_all=true| --watch-all needs our own Monitor",
                "fault.kind=nova-compute-stopped;monitor.watch_all=true| --watch-all needs our own Monitor",
                "fault.kind=force-down;monitor.watch_all=true| --watch-all needs our own Monitor",
                "inspector.kind=external;inspector.url=http://127.0.0.1:1/x;inspector.data_plane_status=true| --data-plane-status needs our own",
                "inspector.kind=congress;inspector.url=http://127.0.0.1:1/x| inspector.url is for inspector external",
                NONE
                        + ";run.iterations=3;alarm.preset=deleted| a series needs its instances again: what comes with their deletion",
                NONE
                        + ";run.iterations=3;alarm.preset=evacuated;run.host=compute-1| instances leave the host with each fault",
                "run.sla=active_again<5s| active_again is seen with monitor none and inspector none only",
                "run.sla=active_agian<5s| run.sla: 'active_agian<5s': there is no figure active_agian",
                NONE + ";fault.restore_after_s=5| the link would be back before the observation ends: set",
                "alarm.preset=evacuated;run.iterations=3| a series needs its instances as they were",
                "alarm.preset=evacuated;run.alarm_match=display-name| what the owners wait for depends on the host",
                "alarm.preset=evacuated;alarm.query=a=b| alarm.preset and alarm.event_type exclude each other",
                "alarm.query=a=b| alarm.event_type and alarm.query belong together",
                "alarm.event_type=x;alarm.query=a| alarm.query: 'a' is no condition",
                "alarm.preset=rebuilt;inspector.shortcut=true| --shortcut sends notifications of instances in error alone"
            })
    void whatDoesNotFitIsRefusedInOneLine(String options, String line) {
        assertThatThrownBy(() -> plan(options))
                .isInstanceOf(SettingsError.class)
                .hasMessageStartingWith(line)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aSecretIsAsGoodAsAnAddress() throws ProfileException {
        Settings settings = settings("monitor.kind=external;inspector.port=12345");

        assertThat(new ChainPlan(settings, "s3cret").chain().monitor().name()).isEqualTo("external");
        assertThat(new ChainPlan(settings, "s3cret").inspector().secret()).isEqualTo("s3cret");
        assertThat(new ChainPlan(settings, "s3cret").inspector().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\nX-Other: yes", "s3 cret", "s\u00e9cret"})
    void aSecretThatNoHeaderCanHoldIsRefusedAndNotRepeated(String secret) throws ProfileException {
        Settings settings = settings("monitor.kind=external;inspector.port=12345");

        assertThatThrownBy(() -> new ChainPlan(settings, secret))
                .isInstanceOf(SettingsError.class)
                .hasMessageStartingWith("DOCTOR_INSPECTOR_SECRET")
                .message()
                .doesNotContain("cret");
    }

    /** A file that it is read from ends its line. */
    @Test
    void theEndOfItsLineIsNotOfTheSecret() throws ProfileException {
        Settings settings = settings("monitor.kind=external;inspector.port=12345");

        assertThat(new ChainPlan(settings, "s3cret\n").inspector().secret()).isEqualTo("s3cret");
    }

    /** Somebody else's monitor may need longer than ours; an explicit time is left alone. */
    @Test
    void aHostStaysAwayUntilAForeignMonitorHasHadItsTime() throws ProfileException {
        assertThat(plan(EXTERNAL + ";run.timeout_s=300").fault().restoreAfter()).hasSeconds(301);
        assertThat(plan(EXTERNAL + ";fault.restore_after_s=5").fault().restoreAfter())
                .hasSeconds(5);
    }

    @Test
    void whatOthersDoCanBeRepeatedAndWatchedToItsEnd() throws ProfileException {
        Plan plan = plan(NONE + ";run.iterations=3;alarm.preset=evacuated;run.sla=owner<60s,active_again<300s");

        assertThat(plan.untilActive()).isTrue();
        assertThat(plan(NONE + ";run.sla=owner<60s").untilActive()).isFalse();
    }

    /** What is left alone. */
    @Test
    void aHostStaysAwayAsLongAsOthersAreObserved() throws ProfileException {
        assertThat(plan(NONE + ";run.timeout_s=300").fault().restoreAfter()).hasSeconds(301);
        assertThat(plan("run.timeout_s=300").fault().restoreAfter()).hasSeconds(10);
    }

    @Test
    void whoeverWatchesNovaIsGivenTheTimeInWhichNovaNotices() throws ProfileException {
        for (String chain : new String[] {"monitor.kind=sample", EXTERNAL, NONE}) {
            assertThat(plan(chain + ";fault.kind=nova-compute-stopped;run.threshold_s=1;run.timeout_s=10")
                            .observeTimeout())
                    .as(chain)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(61));
        }
    }

    @Test
    void everyPresetIsAnAlarm() throws ProfileException {
        for (String preset : new String[] {"state-error", "evacuated", "host-changed", "rebuilt", "deleted"}) {
            assertThat(plan("alarm.preset=" + preset).alarm().eventType()).startsWith("compute.instance.");
        }
    }
}
