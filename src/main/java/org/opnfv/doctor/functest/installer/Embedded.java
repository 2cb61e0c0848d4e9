package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.HostControl;
import org.opnfv.doctor.functest.embedded.Release;

/** The embedded OpenStack: a running one when {@code embedded.url} names it, else a new one in this process. */
public final class Embedded implements Installer {

    @Override
    public Site open(SiteRequest request) {
        String probe = request.text("monitor.probe");
        if (!probe.equals("auto") && !probe.equals("udp")) {
            throw new SiteException(
                    "monitor.probe is " + probe + ", and embedded hosts answer udp alone: leave it at auto", null);
        }
        String url = request.text("embedded.url");
        return url == null || url.isEmpty() ? start(request) : attach(request, url);
    }

    private static Site attach(SiteRequest request, String url) {
        Credentials credentials = CloudCredentials.find(request);
        return new EmbeddedSite(
                credentials,
                new HostControl(URI.create(url)),
                new Bmcs(request),
                "the embedded OpenStack at " + credentials.authUrl(),
                () -> {},
                false);
    }

    private static Site start(SiteRequest request) {
        try {
            EmbeddedCloud cloud = EmbeddedCloud.start(settings(request));
            return new EmbeddedSite(
                    CloudCredentials.of(request, cloud.environment()),
                    new HostControl(cloud.hostsUrl()),
                    new Bmcs(request),
                    "an embedded OpenStack of this process at " + cloud.authUrl(),
                    cloud::close,
                    true);
        } catch (IOException e) {
            throw new SiteException("the embedded OpenStack cannot start: " + e.getMessage(), e);
        }
    }

    /** The settings of one that is to start. */
    public static EmbeddedSettings settings(SiteRequest request) {
        return new EmbeddedSettings(
                Release.named(request.text("embedded.release")),
                request.whole("embedded.port"),
                request.whole("embedded.hosts"),
                request.seconds("embedded.alarm_cache_ttl_s"),
                request.seconds("embedded.report_interval_s"),
                request.seconds("embedded.service_down_time_s"),
                Set.of());
    }
}
