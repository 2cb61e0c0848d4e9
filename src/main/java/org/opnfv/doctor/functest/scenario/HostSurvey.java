package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;

/** What may be done to the hosts of a cloud, for whoever has no settings yet: which fault, and how they are probed. Changes nothing. */
public final class HostSurvey {
    /** Those that harm nothing but what the test measures. */
    private static final List<FaultKind> HARMLESS = List.of(FaultKind.LINK, FaultKind.NOVA_COMPUTE);

    private static final int PROBES = 5;
    private static final int SSH = 22;
    private static final String FAULT = "fault.kind";
    private static final String HOST = "run.host";
    private static final String PROBE = "monitor.probe";
    private static final String PORT = "monitor.port";

    private final List<Seen> hosts;
    private final Map<String, String> set;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * One host.
     *
     * @param links what each outage would take from it, by name; none that cannot be taken
     * @param answers the ways in which it answers probes
     */
    private record Seen(
            String name, Map<FaultKind, String> links, Map<FaultKind, String> why, List<ProbeTarget> answers) {
        boolean can(FaultKind kind, Predicate<ProbeTarget> way) {
            return links.containsKey(kind)
                    && (kind.isSeenByNovaAlone() || answers.stream().anyMatch(way));
        }

        String trouble(FaultKind kind) {
            return why.getOrDefault(
                    kind, "host " + name + (answers.isEmpty() ? " answers no probe" : " answers another probe alone"));
        }
    }

    private HostSurvey(List<Seen> hosts, Map<String, String> set) {
        this.hosts = hosts;
        this.set = set;
    }

    /** Looks at the hosts that could be the one to fail; what is set already, by path, is not decided anew. */
    public static HostSurvey of(Site site, List<ComputeService> services, Map<String, String> set) {
        List<String> names = services.stream()
                .filter(service -> service.up() && service.enabled() && !service.forcedDown())
                .map(ComputeService::host)
                .filter(name -> name.equals(set.getOrDefault(HOST, name)))
                .toList();
        boolean mayChoose = !set.containsKey(PROBE) && !set.containsKey(PORT);
        HostSurvey survey = new HostSurvey(Parallel.map(names, name -> seen(site.host(name), mayChoose)), set);
        survey.decide();
        return survey;
    }

    /** The settings that follow, by path. */
    public Map<String, String> settings() {
        return settings;
    }

    /** What was seen, and why these settings follow: lines. */
    public List<String> notes() {
        return notes;
    }

    private static Seen seen(Host host, boolean bySsh) {
        Map<FaultKind, String> links = new LinkedHashMap<>();
        Map<FaultKind, String> why = new LinkedHashMap<>();
        for (FaultKind kind : HARMLESS) {
            try {
                FaultTarget target = kind.of(host);
                String name = target.name();
                target.requireUsable();
                links.put(kind, name);
            } catch (HostException e) {
                why.put(kind, e.getMessage());
            }
        }
        return new Seen(host.name(), links, why, answers(host, bySsh));
    }

    /** By the way that the settings say, and at the port of SSH, which takes no right of ours. */
    private static List<ProbeTarget> answers(Host host, boolean bySsh) {
        try {
            ProbeTarget echo = host.echo();
            return Stream.of(echo, new ProbeTarget(ProbeTarget.Kind.TCP, echo.address(), SSH))
                    .filter(target -> bySsh || target == echo)
                    .filter(HostSurvey::isAnswered)
                    .toList();
        } catch (HostException e) {
            return List.of();
        }
    }

    private static boolean isAnswered(ProbeTarget target) {
        try {
            return HostProbe.answers(target, PROBES);
        } catch (IOException e) {
            return false;
        }
    }

    private void decide() {
        hosts.forEach(host -> notes.add("host " + host.name() + ": "
                + host.answers().stream()
                        .findFirst()
                        .map(answer -> answer + " answers")
                        .orElse("answers no probe")
                + (host.can(FaultKind.LINK, any -> true)
                                && !host.links().get(FaultKind.LINK).isEmpty()
                        ? ", its link is " + host.links().get(FaultKind.LINK)
                        : "")));
        for (FaultKind kind : HARMLESS) {
            if (!kind.word().equals(set.getOrDefault(FAULT, kind.word()))) {
                continue;
            }
            if (!able(kind, any -> true).isEmpty()) {
                choose(kind);
                return;
            }
            hosts.stream().findFirst().ifPresent(host -> notes.add("not " + kind.word() + ": " + host.trouble(kind)));
        }
        if (!set.containsKey(FAULT)) {
            settings.put(FAULT, FaultKind.FORCE_DOWN.word());
        }
    }

    private List<Seen> able(FaultKind kind, Predicate<ProbeTarget> way) {
        return hosts.stream().filter(host -> host.can(kind, way)).toList();
    }

    /** All hosts are probed in one way: the one that the most answer, that of the settings where it is no worse. */
    private void choose(FaultKind kind) {
        settings.put(FAULT, kind.word());
        Predicate<ProbeTarget> bySsh = target -> target.kind() == ProbeTarget.Kind.TCP && target.port() == SSH;
        Predicate<ProbeTarget> asSet = set.containsKey(PROBE) || set.containsKey(PORT) ? any -> true : bySsh.negate();
        Predicate<ProbeTarget> way =
                able(kind, bySsh).size() > able(kind, asSet).size() ? bySsh : asSet;
        if (way == bySsh) {
            settings.put(PROBE, "tcp");
            settings.put(PORT, String.valueOf(SSH));
        }
        List<Seen> able = able(kind, way);
        if (able.size() < hosts.size()) {
            settings.put(HOST, able.get(0).name());
            hosts.stream()
                    .filter(host -> !host.can(kind, way))
                    .forEach(host -> notes.add("not host " + host.name() + ": " + host.trouble(kind)));
        }
    }
}
