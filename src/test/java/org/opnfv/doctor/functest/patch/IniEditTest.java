package org.opnfv.doctor.functest.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nova.conf is made into. */
class IniEditTest {
    private static final Patch NOVA = Patches.OF_FAULT.get(2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[DEFAULT]\na = 1\n' | '[DEFAULT]\nnotify_on_state_change = vm_state\na = 1\n'",
                "'[DEFAULT]\n[notifications]\n#notify_on_state_change = <None>\n'"
                        + "| '[DEFAULT]\n[notifications]\nnotify_on_state_change = vm_state\n#notify_on_state_change = <None>\n'",
                "'[notifications]\nnotify_on_state_change:\n' | '[notifications]\nnotify_on_state_change:vm_state\n'",
                "'[notifications]\nnotify_on_state_change=vm_state\nnotify_on_state_change = <None>'"
                        + "| '[notifications]\nnotify_on_state_change=vm_state\nnotify_on_state_change = vm_state'",
                "'[DEFAULT]\nnotify_on_state_change = none\n[notifications]\n'"
                        + "| '[DEFAULT]\nnotify_on_state_change = vm_state\n[notifications]\n'",
                "'[a]\nb = c\n' | '[a]\nb = c\n[DEFAULT]\nnotify_on_state_change = vm_state\n'",
                "'[notifications]\nnotify_on_state_change = vm_state\nnotification_format = versioned\n'"
                        + "| '[notifications]\nnotify_on_state_change = vm_state\nnotification_format = both\n'",
                "'[notifications]\nnotify_on_state_change = vm_state\n[oslo_messaging_notifications]\ndriver = noop\n'"
                        + "| '[notifications]\nnotify_on_state_change = vm_state\n[oslo_messaging_notifications]\ndriver = messagingv2\n'",
            })
    void theSettingThatCountsIsSet(String before, String after) throws Exception {
        assertThat(NOVA.apply(before)).contains(after);
        assertThat(NOVA.apply(after)).isEmpty();
    }

    @Test
    void whatIsRightIsLeftAlone() throws Exception {
        for (String right : List.of(
                "[notifications]\nnotify_on_state_change = vm_and_task_state\n",
                "[DEFAULT]\nnotify_on_state_change: \"vm_state\"\n",
                "[notifications]\nnotify_on_state_change=vm_state\n[oslo_messaging_notifications]\ndriver=messagingv2\ndriver=log\n",
                "[notifications]\nnotify_on_state_change=vm_state\n[oslo_messaging_notifications]\ntopics = ceilo\n",
                "[Notifications]\nnotify_on_state_change=x\nnotify_on_state_change=vm_state\nnotification_format=both")) {
            assertThat(NOVA.apply(right)).as(right).isEmpty();
        }
    }

    @Test
    void theMessageHasTheLineAndNeverItsText() {
        assertThatExceptionOfType(EditException.class)
                .isThrownBy(() -> NOVA.apply("[DEFAULT]\npassword s3cret\n"))
                .withMessage("line 2: neither a comment, nor a [section], nor 'key = value'");
    }
}
