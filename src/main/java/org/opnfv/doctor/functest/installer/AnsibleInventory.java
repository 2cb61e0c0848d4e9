package org.opnfv.doctor.functest.installer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups and hosts of an Ansible inventory, as {@code ansible-inventory --list} prints them: whatever the inventory was written in,
 * this is JSON, with ranges, group and host variables resolved, and the variables of each host under {@code _meta.hostvars}.
 */
final class AnsibleInventory {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode root;
    private final Map<String, String> given;

    private AnsibleInventory(JsonNode root, Map<String, String> given) {
        this.root = root;
        this.given = given;
    }

    /** Reads it; {@code given} are addresses by name that count before its own. Fails with one line. */
    static AnsibleInventory parse(String text, Map<String, String> given) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.path("_meta").path("hostvars").isObject()) {
                return new AnsibleInventory(root, given);
            }
        } catch (JsonProcessingException e) {
            throw new SiteException(
                    "ansible-inventory printed no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
        throw new SiteException("ansible-inventory printed no _meta.hostvars: is it Ansible's own program?", null);
    }

    /** The hosts of a group and of its children, in order; none when there is no such group. */
    Set<String> hosts(String group) {
        Set<String> hosts = new LinkedHashSet<>();
        collect(group, hosts, new LinkedHashSet<>());
        return hosts;
    }

    private void collect(String group, Set<String> hosts, Set<String> seen) {
        if (seen.add(group)) {
            root.path(group).path("hosts").forEach(host -> hosts.add(host.asText()));
            root.path(group).path("children").forEach(child -> collect(child.asText(), hosts, seen));
        }
    }

    /** Where Ansible connects to. */
    String address(String host) {
        if (given.containsKey(host)) {
            return given.get(host);
        }
        Optional<String> named = variable(host, "ansible_host", "ansible_ssh_host");
        if (named.isEmpty()
                && variable(host, "ansible_connection").filter("local"::equals).isPresent()) {
            throw new SiteException(
                    "the inventory has " + host + " as the machine that Ansible runs on (ansible_connection=local):"
                            + " its link cannot be cut from there; give it an ansible_host, or list its address in hosts",
                    null);
        }
        return named.orElse(host);
    }

    /** The machine that it is on; itself, unless OpenStack-Ansible, whose variables these are, made it a container of that one. */
    String machine(String host) {
        return variable(host, "is_metal").filter("true"::equalsIgnoreCase).isPresent()
                ? host
                : variable(host, "physical_host").orElse(host);
    }

    /** Its private key, a file of the machine that Ansible runs on. */
    Optional<String> keyFile(String host) {
        return variable(host, "ansible_ssh_private_key_file", "ansible_private_key_file");
    }

    /** The SSH client's options for a host, without its key. */
    List<String> sshOptions(String host) {
        List<String> options = new ArrayList<>();
        variable(host, "ansible_user", "ansible_ssh_user").ifPresent(user -> options.add("-oUser=" + user));
        variable(host, "ansible_port", "ansible_ssh_port").ifPresent(port -> options.add("-oPort=" + port));
        variable(host, "ansible_ssh_common_args").ifPresent(text -> options.addAll(SshArguments.of(host, text)));
        variable(host, "ansible_ssh_extra_args").ifPresent(text -> options.addAll(SshArguments.of(host, text)));
        return options;
    }

    /** The first of these variables that the host has. */
    private Optional<String> variable(String host, String... names) {
        for (String name : names) {
            JsonNode value = root.path("_meta").path("hostvars").path(host).path(name);
            if (value.isContainerNode()) {
                throw new SiteException(
                        "the inventory has " + name + " of " + host + " encrypted, or as more than one value: write its"
                                + " value there",
                        null);
            }
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                if (value.asText().contains("{{")) {
                    throw new SiteException(
                            "the inventory has " + name + " of " + host + " as " + value.asText()
                                    + ", which only a playbook can evaluate: write its value there",
                            null);
                }
                return Optional.of(value.asText().strip());
            }
        }
        return Optional.empty();
    }
}
