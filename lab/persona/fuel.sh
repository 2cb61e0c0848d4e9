# A Fuel (MCP): a Salt master, one key and one user, ubuntu, for all; services from packages.
# shellcheck shell=bash disable=SC2034 # read by lib/persona.sh

PERSONA_NODE=cfg01
PERSONA_USER=ubuntu
PERSONA_LAYOUT=plain
PERSONA_DOMAIN=mcp-ovs-noha.local
declare -gA PERSONA_UNITS=(
    [ceilometer-notification]=ceilometer-agent-notification.service
    [aodh-notifier]=aodh-notifier.service
    [nova-api]=nova-api.service
    [nova-conductor]=nova-conductor.service
)

controller_name() { # K
    printf 'ctl%02d\n' "$1"
}

compute_name() { # N
    printf 'cmp%03d\n' "$1"
}

nova_host() { # N
    compute_name "$1"
}

# mcp.rsa, which is on the machine that the deployment was started from.
persona_key() {
    echo "$LAB_STATE/nodes/key"
}

fill_installer_node() {
    local k n
    add_user "$PERSONA_NODE" "$PERSONA_USER"
    let_sudo "$PERSONA_NODE" "$PERSONA_USER"
    give_user "$PERSONA_NODE" "$PERSONA_USER" .ssh/authorized_keys <"$LAB_STATE/nodes/key.pub"
    {
        echo "$PERSONA_NODE.$PERSONA_DOMAIN $(installer_address)"
        if ! has_trouble empty-list; then
            for ((k = 1; k <= CONTROLLERS; k++)); do
                echo "$(controller_name "$k").$PERSONA_DOMAIN $(controller_address "$k")"
            done
            for ((n = 1; n <= COMPUTES; n++)); do
                echo "$(compute_name "$n").$PERSONA_DOMAIN $(host_address "$n")"
            done
        fi
    } >"$(node_folder "$PERSONA_NODE")/root/etc/lab-minions"
    give_tools "$PERSONA_NODE" salt
}

fill_controller() { # K
    admin_rc | give_user "$(controller_name "$1")" root keystonercv3
}
