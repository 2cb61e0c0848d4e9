package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.Outage;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.Lifeline;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;

/** What may be done to the hosts of a cloud, for whoever has no settings yet: which fault, and how they are probed. Changes nothing. */
public final class HostSurvey {
    /** Those that harm nothing but what the test measures. */
    private static final List<Outage.Kind> HARMLESS = List.of(Outage.Kind.LINK, Outage.Kind.NOVA_COMPUTE);

    private static final int PROBES = 5;
    private static final int SSH = 22;

    private final List<Seen> hosts;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * One host.
     *
     * @param links what each outage would take from it, by name; none that cannot be taken
     * @param answers how it answers probes; empty when it does not
     */
    private record Seen(
            String name, Map<Outage.Kind, String> links, Map<Outage.Kind, String> why, Optional<ProbeTarget> answers) {
        boolean can(Outage.Kind kind) {
            return links.containsKey(kind) && (kind.isSeenByNovaAlone() || answers.isPresent());
        }

        String trouble(Outage.Kind kind) {
            return why.getOrDefault(kind, "host " + name + " answers no probe");
        }
    }

    private HostSurvey(List<Seen> hosts) {
        this.hosts = hosts;
    }

    /** Looks at the hosts that could be the one to fail. */
    public static HostSurvey of(Site site, List<ComputeService> services) {
        List<String> names = services.stream()
                .filter(service -> service.up() && service.enabled() && !service.forcedDown())
                .map(ComputeService::host)
                .toList();
        HostSurvey survey = new HostSurvey(Parallel.map(names, name -> seen(site.host(name))));
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

    private static Seen seen(Host host) {
        Map<Outage.Kind, String> links = new LinkedHashMap<>();
        Map<Outage.Kind, String> why = new LinkedHashMap<>();
        for (Outage.Kind kind : HARMLESS) {
            try {
                Lifeline lifeline = kind.of(host);
                String name = lifeline.name();
                lifeline.requireUsable();
                links.put(kind, name);
            } catch (HostException e) {
                why.put(kind, e.getMessage());
            }
        }
        return new Seen(host.name(), links, why, answers(host));
    }

    /** By the way that the settings say, else at the port of SSH, which takes no right of ours. */
    private static Optional<ProbeTarget> answers(Host host) {
        try {
            ProbeTarget echo = host.echo();
            for (ProbeTarget target : List.of(echo, new ProbeTarget(ProbeTarget.Kind.TCP, echo.address(), SSH))) {
                if (isAnswered(target)) {
                    return Optional.of(target);
                }
            }
        } catch (HostException e) {
            return Optional.empty();
        }
        return Optional.empty();
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
                + host.answers().map(answer -> answer + " answers").orElse("answers no probe")
                + (host.can(Outage.Kind.LINK)
                                && !host.links().get(Outage.Kind.LINK).isEmpty()
                        ? ", its link is " + host.links().get(Outage.Kind.LINK)
                        : "")));
        for (Outage.Kind kind : HARMLESS) {
            List<Seen> able = hosts.stream().filter(host -> host.can(kind)).toList();
            if (!able.isEmpty()) {
                choose(kind, able);
                return;
            }
            hosts.stream().findFirst().ifPresent(host -> notes.add("not " + kind.word() + ": " + host.trouble(kind)));
        }
        settings.put("fault.kind", ForceDown.KIND);
    }

    private void choose(Outage.Kind kind, List<Seen> able) {
        settings.put("fault.kind", kind.word());
        Predicate<ProbeTarget> isTcp = target -> target.kind() == ProbeTarget.Kind.TCP;
        if (!kind.isSeenByNovaAlone() && able.get(0).answers().filter(isTcp).isPresent()) {
            settings.put("monitor.probe", "tcp");
            settings.put("monitor.port", String.valueOf(SSH));
        }
        if (able.size() < hosts.size()) {
            settings.put("run.host", able.get(0).name());
            hosts.stream()
                    .filter(host -> !host.can(kind))
                    .forEach(host -> notes.add("not host " + host.name() + ": " + host.trouble(kind)));
        }
    }
}
