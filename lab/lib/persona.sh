# Personas: the lab as an installer leaves an OpenStack behind. What is common to them; persona/KIND.sh has the rest.
# shellcheck shell=bash disable=SC2034 # its words are read by lab

KINDS="apex fuel daisy kolla osa"
WORDS_OF_TROUBLE="no-direct jump-only controller-down no-sudo wrong-key wrong-user empty-list disk-full broken-yaml"

# What this `up` is told, else what the last one was.
read_persona() {
    if [[ -z $PERSONA ]]; then
        PERSONA=none LAYOUT='' CONTROLLERS=1 UNPATCHED=no TROUBLE='' LISTING=new
        # shellcheck source=/dev/null
        [[ ! -e $LAB_STATE/run/persona ]] || source "$LAB_STATE/run/persona"
        FRESH=no
    else
        FRESH=yes
    fi
    [[ $PERSONA == none ]] || {
        # shellcheck source=/dev/null
        source "$LAB_TOP/persona/$PERSONA.sh"
        LAYOUT=${LAYOUT:-$PERSONA_LAYOUT}
    }
}

write_persona() {
    printf '%s=%q\n' PERSONA "$PERSONA" LAYOUT "$LAYOUT" CONTROLLERS "$CONTROLLERS" UNPATCHED "$UNPATCHED" \
        TROUBLE "$TROUBLE" LISTING "$LISTING" >"$LAB_STATE/run/persona"
}

installer_address() {
    echo "$LAB_NET.$LAB_FIRST_NODE"
}

controller_address() { # K
    echo "$LAB_NET.$((LAB_FIRST_NODE + $1))"
}

has_trouble() { # WORD
    [[ ,$TROUBLE, == *,$1,* ]]
}

# Where a service's configuration is on a controller, by how the services are installed there; with Kolla Nova's is at
# two places, a line each.
service_etc() { # SERVICE
    case $LAYOUT/$1 in
        plain/*) echo "/etc/$1" ;;
        lxc/*) echo "/var/lib/lxc/.$1/rootfs/etc/$1" ;;
        kolla/ceilometer) echo "$KOLLA/ceilometer-notification" ;;
        kolla/nova) printf "$KOLLA/%s\n" nova-api nova-conductor ;;
        *) echo "/var/lib/config-data/puppet-generated/$1/etc/$1" ;;
    esac
}

# Where Ceilometer's event_*.yaml are on a controller: beside its configuration, or in its package in a virtual environment.
events_folder() {
    local etc
    etc=$(service_etc ceilometer)
    if [[ $PERSONA == osa ]]; then
        echo "${etc%/etc/ceilometer}/openstack/venvs/ceilometer-29.0.0/lib/python3.11/site-packages/ceilometer/pipeline/data"
    else
        echo "$etc"
    fi
}

# The same, for its configuration file.
events_of() { # FILE
    if [[ $PERSONA == osa ]]; then
        echo "${1%"$(service_etc ceilometer)"/*}$(events_folder)"
    else
        echo "${1%/*}"
    fi
}

# The file that a service of the lab reads: the lab's own, or that of a controller without Kolla.
config_file() { # SERVICE [CONTROLLER]
    if [[ $PERSONA == none ]]; then
        echo "$LAB_STATE/etc/$1.conf"
    else
        echo "$(node_folder "$(controller_name "${2:-1}")")/root$(service_etc "$1")/$1.conf"
    fi
}

# As the first step on the way: the lab has no persona, or has that one, as it is made or as a run has left it.
settle_persona() {
    local name unwanted=()
    write_persona
    for name in $(node_names); do
        is_wanted_node "$name" || unwanted+=("$name")
    done
    [[ ${#unwanted[@]} -eq 0 ]] || end_placed_services "${unwanted[@]}"
    for name in ${unwanted[@]+"${unwanted[@]}"}; do remove_node "$name"; done
    [[ $PERSONA != none ]] || return 0
    rm -rf --one-file-system "$LAB_STATE/nodes"
}

# In peace, before their network is taken away: the message bus would go on giving every other event to a Ceilometer
# that has vanished, until it misses its heartbeats.
end_placed_services() { # NODE...
    local name k suffix=
    for name in "$@"; do
        lift_network_trouble "$name"
        ip -n "$name" link set eth0 up
    done
    for ((k = 1; k <= LAB_MOST_CONTROLLERS; k++)); do
        [[ $k -eq 1 ]] || suffix=-$k
        end_services "ceilometer-notification$suffix" "aodh-notifier$suffix" "relay-$k"
    done
}

is_wanted_node() { # NAME
    local k
    [[ $PERSONA != none ]] || return 1
    [[ $1 != "$PERSONA_NODE" ]] || return 0
    for ((k = 1; k <= CONTROLLERS; k++)); do
        [[ $1 != "$(controller_name "$k")" ]] || return 0
    done
    return 1
}

# The exports of an openrc file for the cloud's admin.
admin_rc() {
    printf 'export %s=%s\n' OS_AUTH_URL "http://$LAB_ADDRESS:5000/v3" OS_USERNAME admin OS_PASSWORD "$ADMIN_PASSWORD" \
        OS_PROJECT_NAME admin OS_USER_DOMAIN_NAME Default OS_PROJECT_DOMAIN_NAME Default \
        OS_IDENTITY_API_VERSION 3 OS_REGION_NAME RegionOne
}

persona_environment() {
    echo "export INSTALLER_TYPE=$PERSONA INSTALLER_IP=$(installer_address)"
    echo "unset COMPUTE_USER"
    echo "export SSH_KEY=$(persona_key) LAB_PERSONA=$PERSONA LAB_LAYOUT=$LAYOUT"
    echo "export LAB_CONTROLLERS=$(for ((k = 1; k <= CONTROLLERS; k++)); do
        printf '%s=%s,' "$(controller_name "$k")" "$(controller_address "$k")"; done | sed 's/,$//')"
    [[ $PERSONA != kolla ]] || echo "export DOCTOR_INSTALLER_NODE_USER=$PERSONA_NODE_USER" \
        "DOCTOR_ANSIBLE_INVENTORY=/home/$PERSONA_NODE_USER/multinode"
    [[ $PERSONA != osa ]] || echo "export DOCTOR_INSTALLER_NODE_USER=$PERSONA_USER"
    [[ $PERSONA != daisy ]] || echo "export DOCTOR_INSTALLER_NODE_PASSWORD=$(cat "$LAB_STATE/nodes/password")"
}
