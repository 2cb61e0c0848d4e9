package org.opnfv.doctor.functest.installer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.SshKey;

/**
 * An OpenStack deployed by OPNFV's Fuel as MCP: a Salt master that knows its minions, {@code ctl…} the controllers and {@code cmp…} the
 * compute hosts. One key opens them all: a file on the machine from which the deployment was started.
 */
public final class Fuel implements NodeInstaller {
    private static final String MINIONS = "salt --out yaml '*' pillar.get _param:single_address";
    private static final String RC_FILE = "/root/keystonercv3";
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Override
    public Kind kind() {
        return new Kind(
                "MCP", "Salt master", List.of("cfg01"), "ubuntu", Path.of("/var/lib/opnfv/mcp.rsa"), List.of("ubuntu"));
    }

    /** A minion that does not answer has a sentence in place of its address; such a compute host is left out. */
    @Override
    public Inventory inventory(RemoteHost node, SiteRequest request) {
        Inventory inventory = new Inventory();
        minions(node).properties().forEach(minion -> {
            String address = minion.getValue().asText();
            boolean known = ADDRESS.matcher(address).matches();
            if (minion.getKey().startsWith("ctl") && known) {
                inventory.controllers().put(minion.getKey(), address);
            } else if (minion.getKey().startsWith("ctl")) {
                inventory.lost().add(minion.getKey());
            } else if (minion.getKey().startsWith("cmp") && known) {
                inventory.computes().put(minion.getKey(), address);
            }
        });
        return inventory;
    }

    /** Salt fails when one minion does not answer, and still prints the answers of the others. */
    private static JsonNode minions(RemoteHost node) {
        CommandResult told = node.runAsRoot(MINIONS);
        if (told.exitCode() != 0 && told.out().isBlank()) {
            throw HostException.ended(node.name(), MINIONS, told);
        }
        try {
            return YAML.readTree(told.out());
        } catch (JsonProcessingException e) {
            throw new HostException(
                    "host " + node.name() + ": salt wrote no YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    @Override
    public List<SshKey> keys(RemoteHost node) {
        return List.of();
    }

    @Override
    public RemoteHost keeper(RemoteHost node, Supplier<RemoteHost> controller) {
        return controller.get();
    }

    @Override
    public Map<String, String> credentials(RemoteHost first) {
        String content = new String(first.getAsRoot(RC_FILE), StandardCharsets.UTF_8);
        return RcFile.read(content, RC_FILE + " of " + first.name());
    }

    @Override
    public String novaConf(Controller controller) {
        return controller.layout().file("nova", "/etc/nova/nova.conf");
    }
}
