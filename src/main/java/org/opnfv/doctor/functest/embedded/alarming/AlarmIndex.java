package org.opnfv.doctor.functest.embedded.alarming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.event.Event;

/**
 * The alarms of one project, indexed by a condition of their query. An alarm with equalities is filed under the rarest of them: an event
 * without that value cannot fire it, so it need not be checked.
 */
final class AlarmIndex {

    private final Map<String, Map<Object, List<Integer>>> byTrait = new HashMap<>();
    private final List<Integer> others = new ArrayList<>();
    private final List<CachedAlarm> alarms;

    AlarmIndex(List<EventAlarm> stored) {
        alarms = stored.stream().map(CachedAlarm::new).toList();
        Map<EventRule.Condition, Integer> frequency = new HashMap<>();
        stored.forEach(alarm -> alarm.rule().query().forEach(condition -> frequency.merge(condition, 1, Integer::sum)));
        for (int place = 0; place < alarms.size(); place++) {
            Optional<EventRule.Condition> rarest = stored.get(place).rule().query().stream()
                    .filter(EventRule.Condition::isEquality)
                    .min(Comparator.comparing(frequency::get));
            rarest.map(this::file).orElse(others).add(place);
        }
    }

    private List<Integer> file(EventRule.Condition condition) {
        return byTrait.computeIfAbsent(condition.trait(), trait -> new HashMap<>())
                .computeIfAbsent(condition.value(), value -> new ArrayList<>());
    }

    /** The alarms that the event may fire, in Aodh's order. */
    List<CachedAlarm> candidates(Event event) {
        List<Integer> places = new ArrayList<>(others);
        byTrait.forEach((trait, byValue) ->
                places.addAll(byValue.getOrDefault(event.traits().get(trait), List.of())));
        return places.stream().sorted().map(alarms::get).toList();
    }
}
