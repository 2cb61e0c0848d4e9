package org.opnfv.doctor.functest.installer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.host.CommandResult;
import org.opnfv.doctor.functest.host.RemoteHost;
import org.opnfv.doctor.functest.host.SshKey;

/** Private keys that the machine a deployment was installed from has for its hosts. */
final class NodeKeys {

    private NodeKeys() {}

    /** The files of OpenSSH's own names in the {@code .ssh} of that home. */
    static List<String> customary(String home) {
        return Stream.of("id_ed25519", "id_ecdsa", "id_rsa", "id_dsa")
                .map(name -> home + "/.ssh/" + name)
                .toList();
    }

    /** Those of these files that can be read there, in order. */
    static List<SshKey> in(RemoteHost node, NodeInstaller.Kind kind, Collection<String> files) {
        List<SshKey> keys = new ArrayList<>();
        for (String file : files) {
            CommandResult content = node.run(reading(file));
            if (content.exitCode() == 0) {
                keys.add(key(content.out(), kind, file));
            }
        }
        return keys;
    }

    /** The one in a file that the deployment names; fails when it cannot be read there. */
    static SshKey named(RemoteHost node, NodeInstaller.Kind kind, String file) {
        return key(node.ask(reading(file)), kind, file);
    }

    private static String reading(String file) {
        return "cat -- " + quoted(file);
    }

    private static SshKey key(String text, NodeInstaller.Kind kind, String file) {
        return SshKey.fetched(text.getBytes(StandardCharsets.UTF_8), file + " of the " + kind.nodeName());
    }

    /** A word of the shell there; a tilde at the beginning is the home of who logs in. */
    static String quoted(String word) {
        return word.startsWith("~/") ? "\"$HOME\"" + quoted(word.substring(1)) : "'" + word.replace("'", "'\\''") + "'";
    }
}
