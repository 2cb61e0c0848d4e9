package org.opnfv.doctor.functest.host;

import java.util.Optional;

/** How a controller's services are installed, and so where their configuration is. */
public enum ServiceLayout {
    /** From packages of the system: configuration below {@code /etc}, services of systemd. */
    PLAIN(null),
    /** In containers of docker, as TripleO made them from Pike to Queens. */
    DOCKER("docker"),
    /** In containers of podman, as TripleO makes them since Stein. */
    PODMAN("podman"),
    /** In Kolla's containers of docker; each has its own folder and copies its files from it whenever it starts. */
    KOLLA_DOCKER("docker"),
    /** In Kolla's containers of podman. */
    KOLLA_PODMAN("podman");

    /** Kolla's folder for all containers' folders, each named like its container with {@code -} for {@code _}: {@code nova-api}. */
    public static final String KOLLA = "/etc/kolla";

    /** The folder of the host that a service's containers in TripleO see as their {@code /etc}. */
    static final String GENERATED = "/var/lib/config-data/puppet-generated";

    private final String tool;

    ServiceLayout(String tool) {
        this.tool = tool;
    }

    /** Whether services run in containers. */
    public boolean containers() {
        return tool != null;
    }

    /** Whether they are Kolla's. */
    public boolean isKolla() {
        return this == KOLLA_DOCKER || this == KOLLA_PODMAN;
    }

    /**
     * How a deployer changes Nova's and Ceilometer's configuration so that it stays; empty where its files may just be edited. Kolla's
     * containers get theirs from the deploy host whenever it reconfigures them.
     */
    public Optional<String> lastingChange() {
        return isKolla()
                ? Optional.of(
                        "on the deploy host make the same changes in /etc/kolla/config/ceilometer/event_pipeline.yaml,"
                                + " /etc/kolla/config/ceilometer/event_definitions.yaml and /etc/kolla/config/nova.conf, and call"
                                + " kolla-ansible reconfigure --tags ceilometer,nova")
                : Optional.empty();
    }

    /** The command that restarts a service, by the name that Debian's packages give it; others and DevStack have their own. */
    public String restart(String service) {
        String plain = service.replace("-agent", "");
        return containers()
                ? tool + " restart " + (isKolla() ? plain : service).replace('-', '_')
                : "systemctl restart " + service + ", openstack-" + plain + " or devstack@"
                        + service.replace("-agent-", "-a");
    }

    /** The command that restarts containers; null where there are none. */
    public String tool() {
        return tool;
    }

    /**
     * Where a service's configuration file is on the host.
     *
     * @param service the service's name in paths: {@code nova}, {@code ceilometer}; with Kolla that of the container's folder
     * @param path where it is on a plain host: {@code /etc/nova/nova.conf}
     */
    public String file(String service, String path) {
        if (isKolla()) {
            return KOLLA + "/" + service + path.substring(path.lastIndexOf('/'));
        }
        return containers() ? GENERATED + "/" + service + path : path;
    }
}
