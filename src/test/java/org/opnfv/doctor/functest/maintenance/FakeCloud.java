package org.opnfv.doctor.functest.maintenance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Three hosts with room for two instances each, in memory: for sessions without any cloud. */
final class FakeCloud implements CloudOperations {
    static final List<String> HOSTS = List.of("compute-1", "compute-2", "compute-3");

    final Map<String, List<String>> on = new LinkedHashMap<>();
    final Set<String> disabled = new LinkedHashSet<>();
    final List<String> maintained = new ArrayList<>();
    final BlockingQueue<Map<String, Object>> notices = new LinkedBlockingQueue<>();
    volatile String unmovable = "";

    /** With so many instances, spread as a scheduler does. */
    FakeCloud(int instances) {
        HOSTS.forEach(host -> on.put(host, new ArrayList<>()));
        for (int i = 0; i < instances; i++) {
            on.get(HOSTS.get(i % HOSTS.size())).add("vm" + (i + 1));
        }
    }

    @Override
    public synchronized List<HostLoad> loads(Collection<String> hosts) {
        return hosts.stream()
                .map(host -> new HostLoad(host, 2, on.get(host).size(), on.get(host)))
                .toList();
    }

    @Override
    public synchronized void disable(String host) {
        disabled.add(host);
    }

    @Override
    public synchronized void enable(String host) {
        disabled.remove(host);
    }

    @Override
    public synchronized void move(String instance, String host, InstanceAction action) {
        String target = on.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(host) && !disabled.contains(entry.getKey()))
                .filter(entry -> entry.getValue().size() < 2 && !instance.equals(unmovable))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no host has room for " + instance));
        on.get(host).remove(instance);
        on.get(target).add(instance);
    }

    @Override
    public synchronized void maintain(String host) {
        if (!disabled.contains(host) || !on.get(host).isEmpty()) {
            throw new IllegalStateException(host + " is in use");
        }
        maintained.add(host);
    }

    @Override
    public void publish(String eventType, Map<String, Object> payload) {
        Map<String, Object> notice = new LinkedHashMap<>(payload);
        notice.put("event_type", eventType);
        notices.add(notice);
    }

    synchronized void giveUp(int many) {
        for (int i = 0; i < many; i++) {
            List<String> last = on.get(HOSTS.get(HOSTS.size() - 1 - i));
            last.remove(last.size() - 1);
        }
    }
}
