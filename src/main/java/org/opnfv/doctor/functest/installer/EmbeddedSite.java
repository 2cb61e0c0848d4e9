package org.opnfv.doctor.functest.installer;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.embedded.HostControl;
import org.opnfv.doctor.functest.embedded.HostInfo;
import org.opnfv.doctor.functest.host.Echo;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.Link;

/** An embedded OpenStack, in this process or another: its hosts are told by HTTP what to do, either way. */
record EmbeddedSite(
        Credentials credentials, HostControl control, String description, Runnable onClose, boolean endsWithUs)
        implements Site {

    @Override
    public Host host(String name) {
        HostInfo info = told(control::hosts).stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new HostException(description + " has no host " + name, null));
        return new EmbeddedHost(control, name, new Echo(Echo.Kind.UDP, info.address(), info.probePort()));
    }

    @Override
    public void close() {
        onClose.run();
    }

    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (UncheckedIOException e) {
            throw new HostException(e.getMessage(), e);
        }
    }

    private record EmbeddedHost(HostControl control, String name, Echo echo) implements Host, Link {
        @Override
        public Link link() {
            return this;
        }

        @Override
        public void down() {
            told(() -> link(false));
        }

        @Override
        public void up() {
            told(() -> link(true));
        }

        @Override
        public boolean isUp() {
            return told(control::hosts).stream().anyMatch(host -> host.name().equals(name) && host.linkUp());
        }

        private Boolean link(boolean up) {
            control.link(name, up);
            return up;
        }
    }
}
