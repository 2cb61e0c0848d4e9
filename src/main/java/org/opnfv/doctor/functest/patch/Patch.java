package org.opnfv.doctor.functest.patch;

import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.host.ServiceLayout;

/**
 * The requirements of a test for one configuration file of a service.
 *
 * @param service the service's name in paths: {@code ceilometer}
 * @param path the file on a plain host
 * @param edits the properties it needs
 * @param whenAbsent the text that a missing file stands for; null when that is right already
 * @param packaged its path among the packages of the service, where that runs from a virtual environment and may have it there, so that
 *     a new one would hide that; empty elsewhere
 * @param secret whether it may hold passwords (publishers are URLs), so that its content stays on its host
 * @param units shell patterns for the units of systemd that read it, a blank between
 * @param containers shell patterns for the containers that do
 * @param kolla the names of Kolla's containers that do, each by a file of its own
 */
record Patch(
        String service,
        String path,
        List<Edit> edits,
        String whenAbsent,
        String packaged,
        boolean secret,
        String units,
        String containers,
        String kolla) {

    /** Patterns for its readers in that layout, a blank between. */
    String readers(ServiceLayout layout) {
        if (layout.isKolla()) {
            return kolla;
        }
        return layout.containers() ? containers : units;
    }

    /** The required text; empty when the text is right already. */
    Optional<String> apply(String text) throws EditException {
        String now = text;
        for (Edit edit : edits) {
            now = edit.apply(now).orElse(now);
        }
        return now.equals(text) ? Optional.empty() : Optional.of(now);
    }

    /** The same, with that publisher where it edits any. */
    Patch by(String publisher) {
        List<Edit> own = edits.stream()
                .map(edit -> edit instanceof PublishAlarms alarms ? alarms.by(publisher) : edit)
                .toList();
        return new Patch(service, path, own, whenAbsent, packaged, secret, units, containers, kolla);
    }

    /** The same where its service runs from a virtual environment. */
    Patch inPackage() {
        String name = path.substring(path.lastIndexOf('/'));
        return new Patch(
                service, path, edits, whenAbsent, service + "/pipeline/data" + name, secret, units, containers, kolla);
    }

    /** Whether its edits add a secret. */
    boolean addsSecret() {
        return edits.stream().anyMatch(Edit::addsSecret);
    }

    /** The properties that a text lacks. */
    List<String> missing(String text) throws EditException {
        List<String> missing = new java.util.ArrayList<>();
        for (Edit edit : edits) {
            if (!missing.contains(edit.wanted()) && edit.apply(text).isPresent()) {
                missing.add(edit.wanted());
            }
        }
        return missing;
    }
}
