package org.opnfv.doctor.functest.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A container of Kolla's. It sees its folder of the host as {@code /var/lib/kolla/config_files}; {@code config.json} there lists the
 * files that it copies to the places where its service reads them. The format is that of Kolla's {@code kolla_set_configs}.
 *
 * @param name its name: {@code nova_api}
 * @param folder its folder on the host
 * @param strategy when it copies: {@code COPY_ALWAYS} it starts, or {@code COPY_ONCE}
 * @param list the list's text; null when there is none
 */
record KollaContainer(String name, String folder, String strategy, String list) {
    private static final String INSIDE = "/var/lib/kolla/config_files/";
    private static final String ALWAYS = "COPY_ALWAYS";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Parses a line of {@code copied} in {@code patch.sh}; fails with an {@link IllegalArgumentException} when it is not one. */
    static KollaContainer parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 5 || !parts[0].equals("container")) {
            throw new IllegalArgumentException(line);
        }
        String list =
                parts[4].isEmpty() ? null : new String(Base64.getDecoder().decode(parts[4]), StandardCharsets.UTF_8);
        return new KollaContainer(parts[1], parts[2], parts[3], list);
    }

    /**
     * The file of the host that is copied to a path in the container.
     *
     * @throws NotCopiedException when none is, or not at every start: then the host's files do not show the service's configuration
     */
    String source(String path) throws NotCopiedException {
        String from = folder + "/config.json";
        if (list == null) {
            throw new NotCopiedException(from + " is missing, so the settings of " + name + " are not known");
        }
        if (!strategy.equals(ALWAYS)) {
            throw new NotCopiedException(
                    "container " + name + " does not take its configuration over when it is restarted"
                            + " (KOLLA_CONFIG_STRATEGY is " + (strategy.isEmpty() ? "not set" : strategy) + ")");
        }
        String found = null;
        for (JsonNode entry : entries(from)) {
            String source = entry.path("source").asText();
            String target = entry.path("dest").asText();
            if (target.endsWith("/")) {
                target += source.substring(source.lastIndexOf('/') + 1);
            }
            // A later copy overwrites an earlier one.
            found = target.equals(path) ? source : found;
        }
        if (found == null || !found.startsWith(INSIDE) || found.contains("*")) {
            throw new NotCopiedException(from + " does not list " + path + ", which " + name + " takes from its image");
        }
        return folder + "/" + found.substring(INSIDE.length());
    }

    private JsonNode entries(String from) throws NotCopiedException {
        try {
            return JSON.readTree(list).path("config_files");
        } catch (JsonProcessingException e) {
            throw new NotCopiedException(from + ": line " + e.getLocation().getLineNr() + ": not JSON");
        }
    }
}
