package org.opnfv.doctor.functest.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The variables of the original harness that are not settings here: refused when they ask for something unsupported. */
final class OriginalVariables {

    /** They say how to reach the hosts of a deployment, for which there are settings. */
    private static final List<String> HOSTS =
            List.of("SSH_KEY", "COMPUTE_USER", "COMPUTE_IP", "INTERFACE_NAME", "INSTALLER_IP", "CONTROLLER_IPS");

    /** They have no installer node, as far as we need one. */
    private static final List<String> WITHOUT_NODE = List.of("local", "devstack");

    /** They belong to the maintenance scenario. */
    private static final List<String> MAINTENANCE = List.of("ADMIN_TOOL_TYPE", "APP_MANAGER_TYPE");

    /** The supported test cases, by the original's names. */
    static final List<String> TEST_CASES = List.of("fault_management", "all");

    private OriginalVariables() {}

    static void refuseWhatCannotBeHonoured(Map<String, String> variables) throws ProfileException {
        demand(
                variables,
                "TEST_CASE",
                "for planned maintenance run --scenario maintenance; the test cases here",
                TEST_CASES);
    }

    private static void demand(Map<String, String> variables, String name, String what, List<String> known)
            throws ProfileException {
        String value = variables.get(name);
        if (value != null && !known.contains(value)) {
            throw new ProfileException("environment variable " + name + ": '" + value + "' is not supported; " + what
                    + ": " + String.join(", ", known) + "; unset it or choose one of them");
        }
    }

    /** Whether the deployment has no installer node to ask. */
    static boolean hasNoNode(String installer) {
        return installer.equals("embedded") || WITHOUT_NODE.contains(installer);
    }

    /** One line for each variable that is set and changes nothing. */
    static List<String> notices(Map<String, String> variables, String installer) {
        List<String> notices = new ArrayList<>();
        if ("all".equals(variables.get("TEST_CASE"))) {
            notices.add(
                    "TEST_CASE=all runs fault_management alone: for planned maintenance run --scenario maintenance");
        }
        String profiler = variables.getOrDefault("PROFILER_TYPE", "none");
        if (!profiler.equals("none")) {
            notices.add(
                    "PROFILER_TYPE=" + profiler + " has no effect: every report has the timeline of its checkpoints");
        }
        if (installer.equals("embedded")) {
            HOSTS.stream()
                    .filter(variables::containsKey)
                    .map(name -> name + " has no effect: the installer embedded knows its hosts itself")
                    .forEach(notices::add);
        }
        if (WITHOUT_NODE.contains(installer) && variables.containsKey("INSTALLER_IP")) {
            notices.add("INSTALLER_IP has no effect: the installer " + installer + " asks no other machine");
        }
        MAINTENANCE.stream()
                .filter(variables::containsKey)
                .map(name ->
                        name + " has no effect: --admin-tool chooses ours or Fenix, and the app manager is our own")
                .forEach(notices::add);
        return notices;
    }
}
