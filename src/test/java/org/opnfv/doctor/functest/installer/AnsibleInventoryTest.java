package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsibleInventoryTest {

    private static AnsibleInventory with(String variables) {
        return AnsibleInventory.parse("""
                {"_meta": {"hostvars": {"one": {%s}}},
                 "compute": {"hosts": ["one", "two"], "children": ["edge", "compute"]},
                 "edge": {"hosts": ["three", "one"]}}
                """.formatted(variables), Map.of());
    }

    @Test
    void aGroupHasItsHostsAndThoseOfItsChildrenOnce() {
        assertThat(with("").hosts("compute")).containsExactly("one", "two", "three");
        assertThat(with("").hosts("control")).isEmpty();
    }

    @Test
    void aContainerIsOnItsMachineUnlessItIsMetal() {
        assertThat(with("\"physical_host\": \"infra1\"").machine("one")).isEqualTo("infra1");
        assertThat(with("\"physical_host\": \"infra1\", \"is_metal\": true").machine("one"))
                .isEqualTo("one");
        assertThat(with("").machine("one")).isEqualTo("one");
    }

    @Test
    void aHostIsReachedAsAnsibleReachesIt() {
        AnsibleInventory inventory = with("""
                "ansible_host": "192.0.2.7", "ansible_port": 2222, "ansible_user": "stack",
                "ansible_private_key_file": "~/.ssh/kolla", "ansible_password": "s3cret"
                """);
        assertThat(inventory.address("one")).isEqualTo("192.0.2.7");
        assertThat(inventory.sshOptions("one")).containsExactly("-oUser=stack", "-oPort=2222");
        assertThat(inventory.keyFile("one")).contains("~/.ssh/kolla");
        assertThat(inventory.address("two")).isEqualTo("two");
        assertThat(inventory.sshOptions("two")).isEmpty();
    }

    @Test
    void theNamesThatAnsibleHadBeforeCountToo() {
        AnsibleInventory inventory = with(
                "\"ansible_ssh_host\": \"192.0.2.8\", \"ansible_ssh_port\": \"23\", \"ansible_ssh_user\": \"root\"");
        assertThat(inventory.address("one")).isEqualTo("192.0.2.8");
        assertThat(inventory.sshOptions("one")).containsExactly("-oUser=root", "-oPort=23");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-J jumper@192.0.2.1                                       | -J;jumper@192.0.2.1",
                "-o ProxyCommand=\\\"ssh -W %h:%p -q bastion\\\" -C        | -o;ProxyCommand=ssh -W %h:%p -q bastion;-C",
                "-o ProxyCommand='ssh -W \\\"[%h]:%p\\\" b'               | -o;ProxyCommand=ssh -W \"[%h]:%p\" b",
                "-q -oProxyJump=a\\\\ b                                   | -oProxyJump=a b"
            })
    void sshArgumentsAreSplitAsAShellDoes(String written, String words) {
        assertThat(with("\"ansible_ssh_common_args\": \"" + written.strip() + "\"")
                        .sshOptions("one"))
                .containsExactly(words.split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-F ssh.cfg                  | -F",
                "-C -S none                  | -S",
                "-M                          | -M",
                "-o                          | -o",
                "-C s3cret@192.0.2.9         | a word that belongs to no option",
                "-o 'ProxyJump=s3cret        | a quote or a backslash without its end"
            })
    void sshArgumentsThatCannotBePassedOnAreRefusedAndNotShown(String written, String what) {
        AnsibleInventory inventory = with("\"ansible_ssh_extra_args\": \"" + written + "\"");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> inventory.sshOptions("one"))
                .withMessage("the inventory has SSH arguments for one that cannot be passed on, " + what
                        + ": put them into ~/.ssh/config");
    }

    @Test
    void howTheClientTalksIsNotForTheInventoryToSay() {
        assertThat(with("\"ansible_ssh_common_args\": \"-tt -o -t -vvv -l -n\"").sshOptions("one"))
                .containsExactly("-o", "-t", "-l", "-n");
    }

    @Test
    void aLongLineOfArgumentsTakesNoStack() {
        String jumps = "a\\\\ ".repeat(20_000);
        assertThat(with("\"ansible_ssh_common_args\": \"-J" + jumps + "'" + jumps + "'\"")
                        .sshOptions("one"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"__ansible_vault\": \"$ANSIBLE_VAULT;1.1;AES256 3333\"}", "[\"stack\", \"root\"]"})
    void whatIsEncryptedIsRefusedAndNotIgnored(String user) {
        AnsibleInventory inventory = with("\"ansible_user\": " + user);
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> inventory.sshOptions("one"))
                .withMessage(
                        "the inventory has ansible_user of one encrypted, or as more than one value: write its value"
                                + " there");
    }

    @Test
    void theMachineThatAnsibleRunsOnCannotBeCutOff() {
        AnsibleInventory inventory = with("\"ansible_connection\": \"local\"");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> inventory.address("one"))
                .withMessageContaining("ansible_connection=local");
    }

    @Test
    void anAddressThatIsSaidCountsAlsoForTheMachineThatAnsibleRunsOn() {
        assertThat(with("\"ansible_connection\": \"local\", \"ansible_host\": \"192.0.2.7\"")
                        .address("one"))
                .isEqualTo("192.0.2.7");
        AnsibleInventory given = AnsibleInventory.parse(
                "{\"_meta\": {\"hostvars\": {\"four\": {\"ansible_connection\": \"local\"}}}}",
                Map.of("four", "192.0.2.14"));
        assertThat(given.address("four")).isEqualTo("192.0.2.14");
    }
}
