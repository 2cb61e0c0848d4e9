package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opnfv.doctor.functest.host.HostException;

/**
 * The message bus of the settings, from a local file of oslo.config. Its URL has a password, which so stands neither in a profile nor
 * among arguments.
 */
final class ConfiguredBus {
    private static final String SETTING = "bus.config";

    private ConfiguredBus() {}

    /** Empty when the settings name none; fails as {@link Site#messageBus()} does. */
    static Optional<TransportUrl> of(SiteRequest request) {
        String named = new RequestSettings(request).text(SETTING);
        if (named == null) {
            return Optional.empty();
        }
        Path file = SshSetup.file(request, named, null);
        try {
            return Optional.of(TransportUrl.in(Files.readString(file))
                    .orElseThrow(() ->
                            new HostException(SETTING + ": " + file + " has no transport_url under [DEFAULT]", null)));
        } catch (MalformedInputException e) {
            throw new HostException(SETTING + ": " + file + " is no text", e);
        } catch (IOException e) {
            throw new HostException(
                    SETTING + ": " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
