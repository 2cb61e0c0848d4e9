# A Daisy: its node is logged in to as root by password, and has the key to hosts whose names end in their addresses.
# shellcheck shell=bash disable=SC2034 # read by lib/persona.sh

PERSONA_NODE=daisy
PERSONA_USER=root
PERSONA_LAYOUT=kolla
declare -gA PERSONA_UNITS=(
    [ceilometer-notification]=openstack-ceilometer-notification.service
    [aodh-notifier]=openstack-aodh-notifier.service
    [nova-api]=openstack-nova-api.service
    [nova-conductor]=openstack-nova-conductor.service
)

controller_name() { # K
    controller_address "$1" | sed 's/^/host-/; s/\./-/g'
}

compute_name() { # N
    host_address "$1" | sed 's/^/host-/; s/\./-/g'
}

nova_host() { # N
    compute_name "$1"
}

# There is none to the node itself.
persona_key() {
    echo
}

fill_installer_node() {
    local root hash k n
    root=$(node_folder "$PERSONA_NODE")/root
    # shellcheck disable=SC2016
    hash=$(salt=$(od -An -N6 -tx1 /dev/urandom | tr -d ' ') \
        perl -e 'print crypt(<STDIN>, "\$6\$$ENV{salt}\$")' <"$LAB_STATE/nodes/password")
    sed -i "s#^root:[^:]*:#root:$hash:#" "$root/etc/shadow"
    give_user "$PERSONA_NODE" root .ssh/id_rsa <"$LAB_STATE/nodes/key"
    echo "export OS_ENDPOINT=http://$(installer_address):19292" | give_user "$PERSONA_NODE" root daisyrc_admin
    mkdir -p "$root/etc/kolla"
    (umask 077; admin_rc >"$root/etc/kolla/admin-openrc.sh")
    if ! has_trouble empty-list; then
        for ((k = 1; k <= CONTROLLERS; k++)); do echo "$(controller_name "$k") CONTROLLER_LB,CONTROLLER_HA"; done
        for ((n = 1; n <= COMPUTES; n++)); do echo "$(compute_name "$n") COMPUTER"; done
    fi >"$root/etc/lab-hosts"
    give_tools "$PERSONA_NODE" daisy
}

fill_controller() { # K
    :
}
