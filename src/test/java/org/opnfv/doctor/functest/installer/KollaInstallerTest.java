package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;

class KollaInstallerTest {
    static final String KEY = "/home/deployer/.ssh/kolla";

    /** As ansible-inventory of ansible-core 2.14 prints it, without variables that are of no use here. */
    static final String INVENTORY = """
            {
                "_meta": {
                    "hostvars": {
                        "control01": {
                            "ansible_host": "127.0.0.16",
                            "ansible_ssh_private_key_file": "/home/deployer/.ssh/kolla",
                            "ansible_user": "stack"
                        },
                        "compute01": {
                            "ansible_host": "127.0.0.26",
                            "ansible_ssh_private_key_file": "/home/deployer/.ssh/kolla",
                            "ansible_user": "stack"
                        }
                    }
                },
                "all": {"children": ["ungrouped", "control", "compute", "nova"]},
                "compute": {"children": ["edge"]},
                "control": {"hosts": ["control01"]},
                "edge": {"hosts": ["compute01"]},
                "nova": {"children": ["control"]}
            }
            """;

    static final String OPENRC = """
            # Ansible managed

            # Clear any old environment that may conflict.
            for key in $( set | awk '{FS="="}  /^OS_/ {print $1}' ); do unset $key ; done
            export OS_PROJECT_DOMAIN_NAME='Default'
            export OS_USER_DOMAIN_NAME='Default'
            export OS_PROJECT_NAME='admin'
            export OS_USERNAME='admin'
            export OS_PASSWORD='keystone_secret'
            export OS_AUTH_URL='http://192.0.2.16:5000'
            export OS_INTERFACE='internal'
            export OS_ENDPOINT_TYPE='internalURL'
            export OS_REGION_NAME='RegionOne'
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private DeployedFixture deployed;

    @BeforeEach
    void make() throws Exception {
        deployed = on(new DeployedFixture(folder, "deployer", "stack", "127.0.0.16", "127.0.0.26"));
    }

    /** What a deploy host has. */
    static DeployedFixture on(DeployedFixture fixture) throws Exception {
        return fixture.set("installer_node.user", "deployer")
                .set("ansible.inventory_command", "ansible-inventory")
                .hostKey(KEY)
                .file("/etc/kolla/admin-openrc.sh", OPENRC)
                .prints("ansible-inventory", INVENTORY);
    }

    private static final String ADDRESSES = """
            2: eth7    inet 127.0.0.26/8 scope host eth7
            3: eth8    inet 127.0.0.27/8 scope host eth8
            """;

    @Test
    void hostsUsersAndKeysAreThoseOfTheDeployHostsInventory() {
        try (Site site = deployed.open("kolla")) {
            assertThat(site.description())
                    .isEqualTo("kolla-ansible of the deploy host at 127.0.0.1, controllers: 1, compute hosts: 1");
            assertThat(site.host("compute01").echo().address()).isEqualTo("127.0.0.26");
            assertThat(site.controllers()).extracting(Controller::name).containsExactly("control01");
            assertThat(site.credentials().login().secret()).isEqualTo("keystone_secret");
            assertThat(site.messageBuses().get(0)).hasToString("rabbit at 127.0.0.16:5672");
        }
    }

    @Test
    void theInventoryAndTheProgramThatListsItMayBeNamed() throws Exception {
        Path asked = folder.resolve("asked");
        deployed.command(
                "list me",
                "echo \"$LC_ALL $ANSIBLE_INVENTORY_UNPARSED_FAILED $*\" >'" + asked + "'; exec ansible-inventory");
        try (Site site = deployed.set("ansible.inventory_command", "list me")
                .set("ansible.inventory", "~/it's/multinode")
                .variable("HOME", "/home/deployer")
                .open("kolla")) {
            assertThat(site.description()).contains("compute hosts: 1");
        }
        assertThat(asked).hasContent("C.UTF-8 true --list -i /home/deployer/it's/multinode\n");
    }

    @Test
    void withoutAnAddressThisMachineIsTheDeployHost() throws Exception {
        Path key = folder.resolve("root" + KEY);
        atThisMachine(INVENTORY.replace(KEY, key.toString()));
        try (Site site = deployed.open("kolla")) {
            assertThat(site.description())
                    .isEqualTo("kolla-ansible of this machine's inventory, controllers: 1, compute hosts: 1");
            assertThat(site.controllers())
                    .extracting(one -> one.host().ask("echo in"))
                    .containsExactly("in\n");
            assertThat(site.credentials().authUrl()).hasHost("192.0.2.17");
        }
    }

    @Test
    void whatIsInTheHomeOfThisMachineIsFoundThere() throws Exception {
        atThisMachine(INVENTORY);
        deployed.set("ansible.inventory_command", "~/list");
        try (Site site = deployed.open("kolla")) {
            assertThat(site.description()).contains("compute hosts: 1");
        }
    }

    @Test
    void eachHostIsOfferedItsOwnKeyAndNoOther() throws Exception {
        deployed.prints("ip", ADDRESSES);
        deployed.keyOf("127.0.0.16", "stack", KEY + "-control")
                .keyOf("127.0.0.26", "stack", KEY + "-compute")
                .prints(
                        "ansible-inventory",
                        INVENTORY.replaceFirst(KEY, KEY + "-control").replaceFirst(KEY + "\"", KEY + "-compute\""));
        try (Site site = deployed.open("kolla")) {
            assertThat(site.controllers()).hasSize(1);
            assertThat(site.host("compute01").link().name()).isEqualTo("eth7");
        }
    }

    @Test
    void hostsWithoutAKeyOfTheirOwnAreOfferedThoseOfWhoeverRunsAnsible() throws Exception {
        deployed.prints("ip", ADDRESSES);
        deployed.hostKey("/home/deployer/.ssh/id_ed25519")
                .variable("HOME", "/home/deployer")
                .keyOf("127.0.0.16", "stack", KEY)
                .prints(
                        "ansible-inventory",
                        INVENTORY.replaceFirst(
                                "(?s)(compute01.*?)\"ansible_ssh_private_key_file\": \"[^\"]*\",", "$1"));
        try (Site site = deployed.open("kolla")) {
            assertThat(site.controllers()).hasSize(1);
            assertThat(site.host("compute01").link().name()).isEqualTo("eth7");
        }
    }

    @Test
    void hostsAtOneAddressAreNotTakenForEachOther() throws Exception {
        assertRefused(INVENTORY.replace("127.0.0.26\"", "127.0.0.16\", \"ansible_port\": 2201"))
                .withMessageStartingWith(
                        "the inventory has compute01 and another host at 127.0.0.16, each with another");
        deployed.prints("ansible-inventory", INVENTORY.replace("127.0.0.26", "127.0.0.16"));
        try (Site site = deployed.open("kolla")) {
            assertThat(site.description()).contains("controllers: 1, compute hosts: 1");
        }
    }

    @Test
    void theAddressThatTheSettingsGiveAHostHasTheInventorysUser() throws Exception {
        try (Site site = deployed.prints("ansible-inventory", INVENTORY.replace("127.0.0.16", "127.0.0.17"))
                .set("hosts", "{control01: 127.0.0.16}")
                .open("kolla")) {
            assertThat(site.controllers())
                    .extracting(one -> one.host().ask("echo in"))
                    .containsExactly("in\n");
        }
    }

    @Test
    void whoIsNotLetInIsTheInventorysUser() throws Exception {
        deployed.prints("ansible-inventory", INVENTORY.replace("\"stack\"", "\"nobody7\""));
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> {
                    try (Site site = deployed.open("kolla")) {
                        site.controllers().get(0).host().ask("echo in");
                    }
                })
                .withMessageContaining("host control01: nobody7 may not log in at 127.0.0.16");
    }

    @Test
    void whatIsWrongWithTheInventoryIsOneLine() throws Exception {
        assertRefused(INVENTORY.replace("\"compute\"", "\"computes\""))
                .withMessageContaining("has no host in the group compute: set ansible.inventory");
        assertRefused(INVENTORY.replace("127.0.0.26", "{{ compute_ip }}"))
                .withMessage(
                        "the inventory has ansible_host of compute01 as {{ compute_ip }}, which only a playbook can"
                                + " evaluate: write its value there");
        assertRefused("[WARNING]: nothing").withMessageStartingWith("ansible-inventory printed no JSON: ");
        assertRefused("{}").withMessageStartingWith("ansible-inventory printed no _meta.hostvars");

        deployed.command("ansible-inventory", "echo 'ERROR! no vault secrets found' >&2; exit 4");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("kolla"))
                .withMessageContaining("ended with exit code 4, error output: ERROR! no vault secrets found");

        deployed.set("installer_node.address", null).set("ansible.inventory_command", "no-such-program");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("kolla"))
                .withMessageMatching(
                        "env LC_ALL=C.UTF-8 no-such-program --list ended with exit code 127: env: .*no-such-program.*");
    }

    @Test
    void aKeyThatTheInventoryNamesMustBeThere() throws Exception {
        assertRefused(INVENTORY.replace(KEY, KEY + "2"))
                .withMessageContaining("host deploy host: ")
                .withMessageContaining(KEY + "2");
    }

    @Test
    void aKeyOfTheInventoryThatIsMissingIsNotNeededWhereTheSettingsNameOne() throws Exception {
        deployed.prints("ansible-inventory", INVENTORY.replace(KEY, KEY + "2"))
                .set("ssh.key", folder.resolve("root" + KEY).toString());
        try (Site site = deployed.open("kolla")) {
            assertThat(site.controllers()).hasSize(1);
        }
        atThisMachine(INVENTORY.replace(KEY, KEY + "2"));
        try (Site site = deployed.open("kolla")) {
            assertThat(site.controllers()).hasSize(1);
        }
        deployed.set("ssh.key", null);
        try (Site site = deployed.open("kolla")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessageContaining("there is no SSH key " + KEY + "2 here, which ansible_ssh_private_key_file");
        }
    }

    @Test
    void aHostAtAnotherAddressForSshIsOfferedItsOwnKeyThere() throws Exception {
        deployed.prints("ip", ADDRESSES);
        deployed.keyOf("127.0.0.26", "stack", KEY + "-compute")
                .prints(
                        "ansible-inventory",
                        INVENTORY
                                .replace("127.0.0.26", "127.0.0.27")
                                .replaceFirst("(?s)(compute01.*?)" + KEY, "$1" + KEY + "-compute"))
                .set("ssh.hosts", "{compute01: 127.0.0.26}")
                .set("ssh.user", "stack");
        try (Site site = deployed.open("kolla")) {
            assertThat(site.host("compute01").link().name()).isEqualTo("eth8");
        }
    }

    @Test
    void aControllerAtAnAddressThatTheInventoryDoesNotKnowIsOfferedAllItsKeys() throws Exception {
        deployed.prints("ansible-inventory", INVENTORY.replace("127.0.0.16", "127.0.0.17"))
                .set("controllers", "[127.0.0.16]")
                .set("ssh.user", "stack");
        try (Site site = deployed.open("kolla")) {
            assertThat(site.controllers()).hasSize(1);
        }
    }

    private void atThisMachine(String inventory) throws Exception {
        Path list = Files.writeString(folder.resolve("list"), "#!/bin/sh\ncat <<'E'\n" + inventory + "E\n");
        assertThat(list.toFile().setExecutable(true)).isTrue();
        deployed.set("installer_node.address", null)
                .set("ansible.inventory_command", list.toString())
                .variable("OS_AUTH_URL", "http://192.0.2.17:5000")
                .variable("OS_USERNAME", "admin")
                .variable("OS_PASSWORD", "s3cret")
                .variable("OS_PROJECT_NAME", "admin");
    }

    private org.assertj.core.api.ThrowableAssertAlternative<SiteException> assertRefused(String inventory)
            throws Exception {
        deployed.prints("ansible-inventory", inventory);
        return assertThatExceptionOfType(SiteException.class).isThrownBy(() -> deployed.open("kolla"));
    }
}
