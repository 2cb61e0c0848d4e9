package org.opnfv.doctor.functest.host;

/** How a controller's services are installed, and so where they have their configuration. */
public enum ServiceLayout {
    /** From packages of the system: configuration below {@code /etc}, services of systemd. */
    PLAIN(null),
    /** In containers of docker, as TripleO made them from Pike to Queens. */
    DOCKER("docker"),
    /** In containers of podman, as TripleO makes them since Stein. */
    PODMAN("podman"),
    /** In Kolla's containers of docker, each with a folder of its own, whose files it copies into itself whenever it starts. */
    KOLLA_DOCKER("docker"),
    /** In Kolla's containers of podman. */
    KOLLA_PODMAN("podman");

    /** Where Kolla has a folder for each container, by its name with {@code -} for {@code _}: {@code nova-api}. */
    public static final String KOLLA = "/etc/kolla";

    /** Where TripleO keeps on the host what a service's containers see as their {@code /etc}. */
    static final String GENERATED = "/var/lib/config-data/puppet-generated";

    private final String tool;

    ServiceLayout(String tool) {
        this.tool = tool;
    }

    /** Whether services run in containers. */
    public boolean containers() {
        return tool != null;
    }

    /** Whether these are Kolla's. */
    public boolean isKolla() {
        return this == KOLLA_DOCKER || this == KOLLA_PODMAN;
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
