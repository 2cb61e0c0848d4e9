# Personas: the lab as an installer leaves an OpenStack behind. What is common to them; persona/KIND.sh has the rest.
# shellcheck shell=bash disable=SC2034 # its words are read by lab

KINDS="apex fuel daisy"
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

# Where a service's configuration is on a controller, by how the services are installed there.
service_etc() { # SERVICE
    [[ $LAYOUT == plain ]] || printf /var/lib/config-data/puppet-generated/%s "$1"
    printf '/etc/%s\n' "$1"
}

# The file that a service of the lab reads: the lab's own, or that of a controller.
config_file() { # SERVICE [CONTROLLER]
    if [[ $PERSONA == none ]]; then
        echo "$LAB_STATE/etc/$1.conf"
    else
        echo "$(node_folder "$(controller_name "${2:-1}")")/root$(service_etc "$1")/$1.conf"
    fi
}

# As the first step on the way: the lab has no persona, or has that one, as it is made or as a run has left it.
settle_persona() {
    local name
    write_persona
    for name in $(node_names); do
        is_wanted_node "$name" || remove_node "$name"
    done
    [[ $PERSONA != none ]] || return 0
    rm -rf --one-file-system "$LAB_STATE/nodes"
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
    echo "export SSH_KEY=$(persona_key) LAB_PERSONA=$PERSONA LAB_LAYOUT=$LAYOUT"
    echo "export LAB_CONTROLLERS=$(for ((k = 1; k <= CONTROLLERS; k++)); do
        printf '%s=%s,' "$(controller_name "$k")" "$(controller_address "$k")"; done | sed 's/,$//')"
    [[ $PERSONA != daisy ]] || echo "export DOCTOR_INSTALLER_NODE_PASSWORD=$(cat "$LAB_STATE/nodes/password")"
}
