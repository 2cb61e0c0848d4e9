# A kolla-ansible: a deploy host with the inventory, the key of it and what `post-deploy` wrote; services in containers.
# shellcheck shell=bash disable=SC2034 # read by lib/persona.sh

PERSONA_NODE=deploy
PERSONA_NODE_USER=deployer
PERSONA_USER=stack
PERSONA_LAYOUT=kolla
PERSONA_IMAGES=quay.io/openstack.kolla/
PERSONA_TAG=2024.1-debian-bookworm
declare -gA PERSONA_UNITS=(
    [ceilometer-notification]=ceilometer-agent-notification.service
    [aodh-notifier]=aodh-notifier.service
    [nova-api]=nova-api.service
    [nova-conductor]=nova-conductor.service
)

controller_name() { # K
    printf 'control%02d\n' "$1"
}

compute_name() { # N
    printf 'compute%02d\n' "$1"
}

nova_host() { # N
    compute_name "$1"
}

persona_key() {
    echo "$LAB_STATE/ssh/id_ed25519"
}

# User and key stand beside the inventory, as Ansible reads them.
fill_installer_node() {
    local root
    root=$(node_folder "$PERSONA_NODE")/root
    add_user "$PERSONA_NODE" "$PERSONA_NODE_USER"
    let_sudo "$PERSONA_NODE" "$PERSONA_NODE_USER"
    give_user "$PERSONA_NODE" "$PERSONA_NODE_USER" .ssh/authorized_keys <"$LAB_STATE/ssh/id_ed25519.pub"
    give_user "$PERSONA_NODE" "$PERSONA_NODE_USER" .ssh/kolla <"$LAB_STATE/nodes/key"
    kolla_inventory | give_user "$PERSONA_NODE" "$PERSONA_NODE_USER" multinode 644
    give_user "$PERSONA_NODE" "$PERSONA_NODE_USER" group_vars/all.yml 644 <<YAML
ansible_user: $PERSONA_USER
ansible_ssh_private_key_file: /home/$PERSONA_NODE_USER/.ssh/kolla
ansible_become: true
YAML
    mkdir -p "$root/etc/kolla"
    (umask 077; admin_rc >"$root/etc/kolla/admin-openrc.sh")
}

# As kolla-ansible's own multinode, with the groups that matter here.
kolla_inventory() {
    local k n
    echo "[control]"
    for ((k = 1; k <= CONTROLLERS; k++)); do echo "$(controller_name "$k") ansible_host=$(controller_address "$k")"; done
    printf '\n[network]\n'
    for ((k = 1; k <= CONTROLLERS; k++)); do controller_name "$k"; done
    printf '\n[compute]\n'
    has_trouble empty-list ||
        for ((n = 1; n <= COMPUTES; n++)); do echo "$(compute_name "$n") ansible_host=$(host_address "$n")"; done
    printf '\n[deployment]\nlocalhost ansible_connection=local\n'
    printf '\n[%s:children]\ncontrol\n' nova ceilometer aodh
    printf '\n[ceilometer-notification:children]\nceilometer\n'
}

fill_controller() { # K
    :
}
