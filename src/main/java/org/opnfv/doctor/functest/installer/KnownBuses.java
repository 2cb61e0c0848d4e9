package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.host.HostException;

/**
 * The message buses of the settings, from local files of oslo.config: of each the one to which its service sends notifications. URLs have
 * passwords, which so stand neither in a profile nor among arguments.
 */
final class KnownBuses {
    private static final String SETTING = "bus.config";

    private KnownBuses() {}

    /**
     * Those of the settings, else {@code otherwise}, each once with all its logins; fails as {@link Site#messageBuses()} does.
     *
     * @param otherwise asks the deployment
     */
    static List<TransportUrl> of(SiteRequest request, Supplier<List<TransportUrl>> otherwise) {
        String files = request.text(SETTING);
        Path authority = SshSetup.file(request, request.text("bus.cacert"), null);
        List<TransportUrl> told = files == null
                ? otherwise.get()
                : Arrays.stream(files.split(","))
                        .map(String::strip)
                        .filter(file -> !file.isEmpty())
                        .map(file -> in(SshSetup.file(request, file, null)))
                        .toList();
        List<TransportUrl> found = new ArrayList<>();
        for (TransportUrl one : told) {
            TransportUrl url = authority == null ? one : new TransportUrl(one.text(), authority);
            int same = IntStream.range(0, found.size())
                    .filter(index -> found.get(index).isSameBus(url))
                    .findFirst()
                    .orElse(-1);
            if (same < 0) {
                found.add(url);
            } else {
                found.set(same, found.get(same).or(url));
            }
        }
        return found;
    }

    private static TransportUrl in(Path file) {
        try {
            TransportUrl found = TransportUrl.in(Files.readString(file))
                    .orElseThrow(() ->
                            new HostException(SETTING + ": " + file + " has no transport_url under [DEFAULT]", null));
            // Named as the service's own machine has it; a copy of the file tells nothing of this one.
            return found.authority() == null || Files.isReadable(found.authority()) ? found : found.trustingJava();
        } catch (MalformedInputException e) {
            throw new HostException(SETTING + ": " + file + " is no text", e);
        } catch (IOException e) {
            throw new HostException(
                    SETTING + ": " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
