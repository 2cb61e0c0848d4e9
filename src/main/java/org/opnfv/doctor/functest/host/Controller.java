package org.opnfv.doctor.functest.host;

/**
 * A machine that runs services of a cloud.
 *
 * @param name its name for people
 * @param host the connection to it
 * @param layout how the services are installed there
 */
public record Controller(String name, RemoteHost host, ServiceLayout layout) {

    /**
     * Its clock against ours.
     *
     * @throws HostException when it does not tell its time
     */
    public ClockOffset clockOffset() {
        return new ClockOffsetMeasurement(host, host.commandTimeout()).measure();
    }

    /** A folder of Kolla's always has the list of the files that its container copies. */
    private static final String WHICH = """
            kind=
            if [ -d "$1" ]; then
                set --
            else
                kind=kolla-
                set -- "$2"/*/config.json
                [ -e "$1" ] || { echo plain; exit 0; }
            fi
            # Which containers there must be one of: any, or one that has a folder of Kolla's.
            wanted=.
            for list; do
                name=${list%/config.json}
                [ "$wanted" = . ] && wanted= || wanted="$wanted|"
                wanted="$wanted^$(echo "${name##*/}" | sed 's/[^A-Za-z0-9]/_/g')$"
            done
            for tool in podman docker; do
                command -v "$tool" >/dev/null 2>&1 || continue
                ! "$tool" ps --format '{{.Names}}' 2>/dev/null | grep -qE "$wanted" || { echo "$kind$tool"; exit 0; }
            done
            echo "${kind}none"
            """;

    /**
     * Looks at a controller, as root; changes nothing.
     *
     * @throws HostException when it cannot be reached or inspected, or has the configuration of containers of which none runs
     */
    public static Controller at(RemoteHost host) {
        return at(host, ServiceLayout.GENERATED, ServiceLayout.KOLLA);
    }

    static Controller at(RemoteHost host, String generated, String kolla) {
        String found =
                host.script("looking for containers", WHICH, generated, kolla).strip();
        return switch (found) {
            case "plain" -> new Controller(host.name(), host, ServiceLayout.PLAIN);
            case "docker" -> new Controller(host.name(), host, ServiceLayout.DOCKER);
            case "podman" -> new Controller(host.name(), host, ServiceLayout.PODMAN);
            case "kolla-docker" -> new Controller(host.name(), host, ServiceLayout.KOLLA_DOCKER);
            case "kolla-podman" -> new Controller(host.name(), host, ServiceLayout.KOLLA_PODMAN);
            default ->
                throw new HostException(
                        "host " + host.name() + " has the configuration of containers in "
                                + (found.equals("kolla-none") ? kolla : generated)
                                + ", and neither podman nor docker runs any: start its services",
                        null);
        };
    }
}
