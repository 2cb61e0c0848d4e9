# A TripleO by OPNFV's Apex: an undercloud with the user stack, nodes with the user heat-admin, services in containers.
# shellcheck shell=bash disable=SC2034 # read by lib/persona.sh

PERSONA_NODE=undercloud
PERSONA_USER=heat-admin
PERSONA_LAYOUT=docker
declare -gA PERSONA_UNITS=(
    [ceilometer-notification]=openstack-ceilometer-notification.service
    [aodh-notifier]=openstack-aodh-notifier.service
    [nova-api]=openstack-nova-api.service
    [nova-conductor]=openstack-nova-conductor.service
)

controller_name() { # K
    echo "overcloud-controller-$(($1 - 1))"
}

compute_name() { # N
    echo "overcloud-novacompute-$(($1 - 1))"
}

# Nova knows its hosts by their names in full.
nova_host() { # N
    echo "$(compute_name "$1").opnfvlf.org"
}

persona_key() {
    echo "$LAB_STATE/ssh/id_ed25519"
}

fill_installer_node() {
    local root k n
    root=$(node_folder "$PERSONA_NODE")/root
    add_user "$PERSONA_NODE" stack
    let_sudo "$PERSONA_NODE" stack
    give_user "$PERSONA_NODE" stack .ssh/authorized_keys <"$LAB_STATE/ssh/id_ed25519.pub"
    give_user "$PERSONA_NODE" stack .ssh/id_rsa <"$LAB_STATE/nodes/key"
    give_user "$PERSONA_NODE" stack .ssh/id_rsa.pub <"$LAB_STATE/nodes/key.pub"
    {
        echo "# The undercloud's own Nova, which runs the overcloud's machines."
        printf 'export %s=%s\n' OS_AUTH_URL http://192.0.2.1:5000/v3 OS_USERNAME admin OS_PROJECT_NAME admin \
            OS_PASSWORD "$(cat "$LAB_STATE/nodes/installer-cloud-password")" OS_USER_DOMAIN_NAME Default \
            OS_PROJECT_DOMAIN_NAME Default OS_IDENTITY_API_VERSION 3 OS_COMPUTE_API_VERSION 2.latest
        echo "export OS_CLOUDNAME=undercloud"
        echo "export PS1='(undercloud) [\\u@\\h \\W]\\\$ '"
    } | give_user "$PERSONA_NODE" stack stackrc
    {
        echo "# Clear what was set for another cloud."
        # shellcheck disable=SC2016 # the shell on the undercloud is to read that
        echo 'for key in $(set | grep -o "^OS_[A-Z_]*"); do unset $key; done'
        admin_rc
        echo "export OS_CLOUDNAME=overcloud"
        echo "export PYTHONWARNINGS='ignore:Certificate has no, ignore:A true SSLContext object is not available'"
    } | give_user "$PERSONA_NODE" stack overcloudrc
    if ! has_trouble empty-list; then
        for ((k = 1; k <= CONTROLLERS; k++)); do echo "$(controller_name "$k") $(controller_address "$k")"; done
        for ((n = 1; n <= COMPUTES; n++)); do echo "$(compute_name "$n") $(host_address "$n")"; done
    fi >"$root/etc/lab-servers"
    echo "$LISTING" >"$root/etc/lab-listing"
    [[ $LISTING == nova ]] || give_tools "$PERSONA_NODE" servers=openstack
    give_tools "$PERSONA_NODE" servers=nova
}

fill_controller() { # K
    :
}
