package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.HostControl;

/** The embedded OpenStack: one that runs already when {@code embedded.url} names it, else one of our own in this process. */
final class Embedded implements Installer {

    @Override
    public Site open(SiteRequest request) {
        String url = request.setting().apply("embedded.url");
        return url == null || url.isEmpty() ? start(request) : attach(request, url);
    }

    private static Site attach(SiteRequest request, String url) {
        Credentials credentials = credentials(request, request.environment());
        return new EmbeddedSite(
                credentials,
                new HostControl(URI.create(url)),
                "the embedded OpenStack at " + credentials.authUrl(),
                () -> {},
                false);
    }

    private static Site start(SiteRequest request) {
        try {
            EmbeddedCloud cloud = EmbeddedCloud.start(settings(request));
            return new EmbeddedSite(
                    credentials(request, cloud.environment()),
                    new HostControl(cloud.hostsUrl()),
                    "an embedded OpenStack of this process at " + cloud.authUrl(),
                    cloud::close,
                    true);
        } catch (IOException e) {
            throw new SiteException("the embedded OpenStack cannot start: " + e.getMessage(), e);
        }
    }

    private static Credentials credentials(SiteRequest request, Map<String, String> environment) {
        try {
            return Credentials.find(environment, request.workingDirectory(), request.home());
        } catch (CredentialsException e) {
            throw new SiteException(e.getMessage(), e);
        }
    }

    private static EmbeddedSettings settings(SiteRequest request) {
        return new EmbeddedSettings(
                Integer.parseInt(request.setting().apply("embedded.port")),
                Integer.parseInt(request.setting().apply("embedded.hosts")),
                seconds(request, "embedded.alarm_cache_ttl_s"),
                seconds(request, "embedded.report_interval_s"),
                seconds(request, "embedded.service_down_time_s"),
                Set.of());
    }

    private static Duration seconds(SiteRequest request, String key) {
        return Duration.ofNanos(Math.round(Double.parseDouble(request.setting().apply(key)) * 1e9));
    }
}
