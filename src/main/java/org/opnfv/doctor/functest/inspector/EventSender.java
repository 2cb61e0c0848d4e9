package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Json;

/**
 * Reports to an Inspector, by {@code PUT <inspector>/events} with the original harness's JSON: a list of events, each with
 * {@code id}, {@code time} (UTC, microseconds), {@code type} and {@code details} (hostname, status, monitor, monitor_event_id).
 */
final class EventSender implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** The Inspector answers when everything is marked, and marking hundreds of instances takes a small cloud a while. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    /** Statuses that no host has: the Inspector changes nothing for them. */
    private static final String REHEARSAL = "rehearsal";

    private static final String REHEARSAL_WITHOUT_CALLS = "rehearsal without calls";

    /** After these our own part took 3.1 to 3.8 ms on a real cloud instead of 4.6 to 13.7 without any of them. */
    private static final int WITHOUT_CALLS = 60;

    /** Enough for one to be about as fast as the one before. */
    private static final int WITH_CALLS = 5;

    private final CloseableHttpClient client;
    private final URI events;
    private final String secretHeader;
    private final String secret;

    /** Sends to {@code events}, with the secret in that header; both are null for an Inspector that asks for none. */
    EventSender(URI events, String secretHeader, String secret) {
        client = HttpClients.create(CONNECT_TIMEOUT, ANSWER_TIMEOUT, 1);
        this.events = events;
        this.secretHeader = secretHeader;
        this.secret = secret;
    }

    /** Reports that the host is down; fails when the Inspector cannot be reached or refuses the event. */
    void hostDown(String host, Instant detected) throws IOException {
        send(host, HostEvent.DOWN, detected);
    }

    /**
     * Sends many rehearsals, on the connection and with the code of the real event; the Inspector makes no calls. So Java compiles our
     * own part. Fails like the real event, and ends when it is interrupted.
     */
    void rehearseWithoutCalls(String host) throws IOException, InterruptedException {
        for (int i = 0; i < WITHOUT_CALLS; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            send(host, REHEARSAL_WITHOUT_CALLS, Instant.now());
        }
    }

    /**
     * Sends a few rehearsals for which the Inspector makes the calls that change nothing: so nothing is cold at the real event. Fails
     * like the real event.
     */
    void rehearse(String host) throws IOException {
        for (int i = 0; i < WITH_CALLS; i++) {
            send(host, REHEARSAL, Instant.now());
        }
    }

    /**
     * Sees that the Inspector's machine answers, on the connections that the event will take; whatever it answers is well. Fails when it
     * does not within that time.
     */
    void reach(Duration longest) throws IOException {
        Timeout wait = Timeout.of(longest);
        RequestConfig soon = RequestConfig.custom()
                .setResponseTimeout(wait)
                .setConnectionRequestTimeout(wait)
                .build();
        for (int i = 0; i < WITH_CALLS; i++) {
            HttpHead head = new HttpHead(events);
            head.setConfig(soon);
            try {
                client.execute(head, response -> null);
            } catch (SocketTimeoutException e) {
                throw new IOException("the Inspector at " + events + " does not answer: " + e.getMessage(), e);
            }
        }
    }

    private void send(String host, String status, Instant when) throws IOException {
        HttpPut put = new HttpPut(events);
        if (secret != null) {
            put.setHeader(secretHeader, secret);
        }
        put.setEntity(new StringEntity(
                Json.mapper().writeValueAsString(List.of(HostEvent.json(host, status, when))),
                ContentType.APPLICATION_JSON));
        client.execute(put, response -> {
            String said = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity(), 2_000);
            if (response.getCode() >= 300) {
                throw new IOException("the Inspector at " + events + " answered " + response.getCode() + " " + said);
            }
            return null;
        });
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
