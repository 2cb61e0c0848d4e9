package org.opnfv.doctor.functest.installer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;

/**
 * The machines of an overcloud, as its undercloud's Nova lists them: {@code openstack server list -f json}, whose {@code Networks} are
 * {@code ctlplane=192.0.2.7} or, from python-openstackclient 5 on, {@code {"ctlplane": ["192.0.2.7"]}}; or the table of {@code nova list}.
 */
final class OvercloudServers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CONTROL_PLANE = Pattern.compile("ctlplane=([0-9a-fA-F.:]+)");
    private static final Pattern CONTROLLER = Pattern.compile("(?:.*-)?controller-?\\d+(?:\\..*)?");

    /** The script is bash's, and is in the home of the user who installed the overcloud. */
    private static final String IN_UNDERCLOUD =
            "bash -c 'for rc in ./stackrc /home/stack/stackrc; do [ -r \"$rc\" ] && break; done;"
                    + " [ -r \"$rc\" ] || { echo \"there is no stackrc\" >&2; exit 66; };"
                    + " . \"$rc\" >/dev/null; %s'";

    private OvercloudServers() {}

    /** Asks the newer client, or the older one where there is none. */
    static Inventory list(RemoteHost undercloud) {
        CommandResult newer = undercloud.run(IN_UNDERCLOUD.formatted("openstack server list -f json"));
        if (newer.exitCode() == 0) {
            return ofJson(undercloud, newer.out());
        }
        CommandResult older = undercloud.run(IN_UNDERCLOUD.formatted("nova list"));
        if (older.exitCode() == 0) {
            return ofTable(older.out());
        }
        throw new HostException(
                "host " + undercloud.name() + " at " + undercloud.address()
                        + " does not list the machines of its overcloud: " + lastLine(newer) + "; nova list: "
                        + lastLine(older),
                null);
    }

    private static String lastLine(CommandResult result) {
        return result.err()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((one, next) -> next)
                .orElse("exit code " + result.exitCode());
    }

    private static Inventory ofJson(RemoteHost undercloud, String text) {
        try {
            Inventory inventory = new Inventory();
            for (JsonNode server : JSON.readTree(text)) {
                add(inventory, server.path("Name").asText(), controlPlane(server.path("Networks")));
            }
            return inventory;
        } catch (JsonProcessingException e) {
            throw new HostException(
                    "host " + undercloud.name() + ": openstack server list wrote no JSON: " + e.getOriginalMessage(),
                    e);
        }
    }

    private static String controlPlane(JsonNode networks) {
        return networks.isTextual()
                ? controlPlane(networks.asText())
                : networks.path("ctlplane").path(0).asText();
    }

    private static String controlPlane(String networks) {
        Matcher address = CONTROL_PLANE.matcher(networks);
        return address.find() ? address.group(1) : "";
    }

    private static Inventory ofTable(String text) {
        Inventory inventory = new Inventory();
        for (Map<String, String> server : TextTable.rows(text)) {
            add(inventory, server.getOrDefault("Name", ""), controlPlane(server.getOrDefault("Networks", "")));
        }
        return inventory;
    }

    private static void add(Inventory inventory, String name, String address) {
        boolean controller = CONTROLLER.matcher(name).matches();
        if (!address.isEmpty()) {
            (controller ? inventory.controllers() : inventory.computes()).put(name, address);
        } else if (controller) {
            inventory.lost().add(name);
        }
    }
}
