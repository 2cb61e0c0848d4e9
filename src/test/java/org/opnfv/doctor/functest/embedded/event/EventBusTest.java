package org.opnfv.doctor.functest.embedded.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventBusTest {

    private static Event event(int number) {
        return new Event("m" + number, "test", Instant.now(), "p", Map.of());
    }

    @Test
    void deliversInOrderToAll() {
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        try (EventBus bus = new EventBus()) {
            bus.subscribe(event -> first.add(event.messageId()));
            bus.subscribe(event -> second.add(event.messageId()));
            for (int i = 0; i < 100; i++) {
                bus.publish(event(i));
            }
            await().until(() -> second.size() == 100);
            assertThat(first).isEqualTo(second).startsWith("m0", "m1").endsWith("m98", "m99");
        }
    }

    @Test
    void aFailingSubscriberHarmsNobody() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (EventBus bus = new EventBus()) {
            bus.subscribe(event -> {
                throw new IllegalStateException("on purpose");
            });
            bus.subscribe(event -> heard.add(event.messageId()));
            bus.publish(event(1));
            bus.publish(event(2));
            await().until(() -> heard.size() == 2);
        }
    }

    @Test
    void thePublisherDoesNotWait() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (EventBus bus = new EventBus()) {
            bus.subscribe(event -> {
                entered.countDown();
                awaitQuietly(release);
                heard.add(event.messageId());
            });
            bus.publish(event(1));
            entered.await();
            bus.publish(event(2));
            assertThat(heard).isEmpty();
            release.countDown();
            await().until(() -> heard.size() == 2);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isSilentOnceItIsClosed() {
        List<String> heard = new CopyOnWriteArrayList<>();
        EventBus bus = new EventBus();
        bus.subscribe(event -> heard.add(event.messageId()));
        bus.close();
        bus.publish(event(1));
        assertThat(heard).isEmpty();
    }
}
