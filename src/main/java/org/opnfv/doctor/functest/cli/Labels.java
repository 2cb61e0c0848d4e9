package org.opnfv.doctor.functest.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.scenario.SettingsError;

/** The labels of a run: the user's own, and those of the CI server that it runs on: Jenkins, GitLab, GitHub, Zuul, and OPNFV's jobs. */
final class Labels {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";
    private static final int LONGEST = 256;

    /** A label, and the variables that may hold it; the first one that is set counts. */
    private record Source(String label, List<String> variables) {}

    private static final List<Source> SOURCES = List.of(
            new Source("build_tag", List.of("BUILD_TAG")),
            new Source("build", List.of("BUILD_NUMBER", "CI_PIPELINE_ID", "GITHUB_RUN_ID", "ZUUL_UUID")),
            new Source("job", List.of("JOB_NAME", "CI_JOB_NAME", "GITHUB_WORKFLOW", "ZUUL_JOB")),
            new Source("commit", List.of("GIT_COMMIT", "CI_COMMIT_SHA", "GITHUB_SHA", "ZUUL_COMMIT")),
            new Source("branch", List.of("GIT_BRANCH", "CI_COMMIT_REF_NAME", "GITHUB_REF_NAME", "ZUUL_BRANCH")),
            new Source("change", List.of("GERRIT_CHANGE_NUMBER", "CI_MERGE_REQUEST_IID", "ZUUL_CHANGE")),
            new Source("pod", List.of("NODE_NAME")),
            new Source("scenario", List.of("DEPLOY_SCENARIO")));

    private Labels() {}

    /** All labels; the user's win. A server's value that is no valid label is left out. */
    static Map<String, String> of(Map<String, String> given, Map<String, String> environment) {
        Map<String, String> labels = new TreeMap<>();
        for (Source source : SOURCES) {
            source.variables().stream()
                    .map(environment::get)
                    .filter(value -> value != null && isValue(value))
                    .findFirst()
                    .ifPresent(value -> labels.put(source.label(), value));
        }
        given.forEach((name, value) -> {
            if (!name.matches(NAME) || value == null || !isValue(value)) {
                throw new SettingsError(
                        "--label " + name + ": write a name of letters, digits, and _ . -, and a text of up to "
                                + LONGEST + " characters on one line, as in --label team=nfv",
                        null);
            }
            labels.put(name, value);
        });
        return labels;
    }

    private static boolean isValue(String value) {
        return !value.isBlank()
                && value.length() <= LONGEST
                && Printable.line(value).equals(value);
    }
}
