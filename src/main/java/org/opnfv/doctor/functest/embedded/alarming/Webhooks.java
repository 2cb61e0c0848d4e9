package org.opnfv.doctor.functest.embedded.alarming;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.opnfv.doctor.functest.embedded.event.Event;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls alarm actions as aodh-notifier does: one POST to each http or https URL, body and headers as Aodh's, each tried once (its {@code
 * rest_notifier_max_retries} is 0 by default). A {@code log:} action is a line in the log.
 */
final class Webhooks implements Notifier, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int AT_ONCE = 16;
    private static final int ERROR = 400;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final CloseableHttpClient client = HttpClients.lasting(CONNECT, ANSWER, AT_ONCE);
    private final ExecutorService callers;

    Webhooks() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                5,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("aodh-notifier", true));
        pool.allowCoreThreadTimeOut(true);
        callers = pool;
    }

    @Override
    public void notify(String previous, EventAlarm alarm, Event event) {
        for (String action : alarm.actions()) {
            try {
                callers.execute(() -> call(action, previous, alarm, event));
            } catch (RejectedExecutionException closed) {
                LOG.debug("alarm {} went off after the end of the service", alarm.id());
            }
        }
    }

    private void call(String action, String previous, EventAlarm alarm, Event event) {
        if (action.startsWith("log:")) {
            LOG.info("alarm {} {}: {} -> {}", alarm.name(), alarm.id(), previous, alarm.state());
            return;
        }
        try {
            HttpPost post = new HttpPost(action);
            post.setHeader("x-openstack-request-id", "req-" + UUID.randomUUID());
            post.setEntity(new StringEntity(
                    Json.mapper().writeValueAsString(body(previous, alarm, event)),
                    ContentType.APPLICATION_JSON.withCharset((String) null)));
            int status = client.execute(post, response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            });
            if (status >= ERROR) {
                LOG.warn("the action of alarm {} was answered with status {}", alarm.id(), status);
            }
        } catch (IOException | IllegalArgumentException failure) {
            // The URL may carry a secret of its receiver, so it is not logged.
            LOG.warn(
                    "the action of alarm {} could not be called: {}",
                    alarm.id(),
                    failure.getClass().getSimpleName());
        }
    }

    private static Map<String, Object> body(String previous, EventAlarm alarm, Event event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("alarm_name", alarm.name());
        body.put("alarm_id", alarm.id());
        body.put("severity", alarm.severity());
        body.put("previous", previous);
        body.put("current", alarm.state());
        body.put("reason", alarm.stateReason());
        body.put("reason_data", Map.of("type", "event", "event", Traits.published(event)));
        return body;
    }

    /** Drops pending requests. */
    @Override
    public void close() {
        callers.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("the webhook client did not close cleanly: {}", e.getMessage());
        }
    }
}
