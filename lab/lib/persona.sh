# Personas: the lab as an installer leaves an OpenStack behind. What is common to them; persona/KIND.sh has the rest.
# shellcheck shell=bash disable=SC2034 # its words are read by lab

PERSONAS="apex fuel daisy"
TROUBLES="no-direct jump-only controller-down no-sudo wrong-key wrong-user empty-list disk-full broken-yaml port-taken"

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

make_persona() {
    local k n
    umask 022
    make_keys
    make_node_network "$PERSONA_NODE" "$(installer_address)"
    for ((k = 1; k <= CONTROLLERS; k++)); do
        make_node_network "$(controller_name "$k")" "$(controller_address "$k")"
        lift_network_trouble "$(controller_name "$k")"
    done
    if [[ $FRESH == yes || ! -e $LAB_STATE/nodes/complete ]]; then
        rm -rf --one-file-system "$LAB_STATE/nodes"
        mkdir -p "$LAB_STATE/nodes"
        make_persona_secrets
        make_installer_node
        for ((k = 1; k <= CONTROLLERS; k++)); do make_controller "$k"; done
        for ((n = 1; n <= COMPUTES; n++)); do make_compute_node "$n"; done
        touch "$LAB_STATE/nodes/complete"
    fi
    # One that was added since, by --computes.
    for ((n = 1; n <= COMPUTES; n++)); do
        [[ -e $(node_folder "$(compute_name "$n")")/made ]] || make_compute_node "$n"
    done
    start_node_sshd "$PERSONA_NODE" "$PERSONA_NODE"
    for ((k = 1; k <= CONTROLLERS; k++)); do
        start_node_sshd "$(controller_name "$k")" "$(controller_name "$k")"
        start "relay-$k" ip netns exec "$(controller_name "$k")" /usr/bin/python3 -B "$LAB_TOP/py/relay.py" \
            "$(controller_address "$k"):5672" "${LAB_LISTEN[rabbitmq]}"
    done
}

# The key that the installer has for its machines, its password, and that of its own cloud.
make_persona_secrets() {
    local folder=$LAB_STATE/nodes
    ssh-keygen -q -t rsa -b 2048 -m PEM -N '' -C "$PERSONA_NODE" -f "$folder/key"
    (
        umask 077
        od -An -N12 -tx1 /dev/urandom | tr -d ' \n' >"$folder/password"
        od -An -N12 -tx1 /dev/urandom | tr -d ' \n' >"$folder/installer-cloud-password"
    )
}

new_node() { # NAME ADDRESS SSHD-SERVICE
    make_node_root "$1" "$2"
    echo "$3" >"$(node_folder "$1")/sshd"
    echo "$EPOCHREALTIME" >"$(node_folder "$1")/made"
}

node_sshd() { # NAME
    cat "$(node_folder "$1")/sshd"
}

make_installer_node() {
    new_node "$PERSONA_NODE" "$(installer_address)" "sshd-$PERSONA_NODE"
    fill_installer_node
}

# Who logs in to controllers and compute hosts, with the installer's key.
admit() { # NAME
    local user=$PERSONA_USER
    ! has_trouble wrong-user || user=operator
    [[ $user == root ]] || add_user "$1" "$user"
    if has_trouble wrong-key; then
        echo "# nobody's" | give_user "$1" "$user" .ssh/authorized_keys
    else
        give_user "$1" "$user" .ssh/authorized_keys <"$LAB_STATE/nodes/key.pub"
    fi
    [[ $user == root ]] || has_trouble no-sudo || let_sudo "$1" "$user"
}

make_compute_node() { # N
    local name
    name=$(compute_name "$1")
    new_node "$name" "$(host_address "$1")" "sshd-$1"
    admit "$name"
}

make_controller() { # K
    local name
    name=$(controller_name "$1")
    new_node "$name" "$(controller_address "$1")" "sshd-$name"
    admit "$name"
    fill_service_etc "$name"
    give_tools "$name" systemctl
    # The services of this controller, by the name they have there.
    controller_services "$1" >"$(node_folder "$name")/root/etc/lab-services"
    [[ $LAYOUT == plain ]] || give_tools "$name" "containers=$LAYOUT"
    fill_controller "$1"
}

# The lab's own configuration, at the places and with the owners that it has there.
fill_service_etc() { # NAME
    local root folder
    root=$(node_folder "$1")/root
    folder=$root$(service_etc nova)
    mkdir -p "$folder"
    without_patch '^notify_on_state_change' <"$LAB_STATE/etc/nova.conf" >"$folder/nova.conf"
    own nova 42436 "$folder"/*
    folder=$root$(service_etc ceilometer)
    mkdir -p "$folder"
    grep -v '^event_pipeline_cfg_file' "$LAB_STATE/etc/ceilometer.conf" >"$folder/ceilometer.conf"
    without_patch 'topic=alarm\.all' <"$LAB_TOP/persona/event_pipeline.yaml" >"$folder/event_pipeline.yaml"
    event_definitions >"$folder/event_definitions.yaml"
    own ceilometer 42405 "$folder"/*
}

without_patch() { # PATTERN
    if [[ $UNPATCHED == yes ]]; then grep -v "$1"; else cat; fi
}

# Ceilometer's own definitions; without the patch they leave out the updates of instances, as in its first releases.
event_definitions() {
    local file=/usr/lib/python3/dist-packages/ceilometer/pipeline/data/event_definitions.yaml
    if [[ $UNPATCHED == no ]]; then
        cat "$file"
    else
        awk -v quote="'" '
            /^- event_type: / { skip = 0 }
            $0 == "- event_type: compute.instance.update" { skip = 1 }
            $0 == "- event_type: " quote "compute.instance.*" quote {
                $0 = "- event_type: [" quote "compute.instance.*" quote ", " quote "!compute.instance.update" quote "]" }
            !skip' "$file"
    fi
}

# To a group of the machine, or, in containers, to the number that the group has in their images.
own() { # GROUP NUMBER FILE...
    local group=$1
    [[ $LAYOUT == plain ]] || group=$2
    shift 2
    chown "0:$group" "$@"
    chmod 640 "$@"
}

# name of the service there, the service of the lab, image
controller_services() { # K
    local suffix='' name
    [[ $1 -eq 1 ]] || suffix=-$1
    if [[ $LAYOUT == plain ]]; then
        echo "${PERSONA_UNITS[ceilometer-notification]} ceilometer-notification$suffix -"
        echo "${PERSONA_UNITS[aodh-notifier]} aodh-notifier$suffix -"
        [[ $1 -ne 1 ]] || for name in nova-api nova-conductor; do echo "${PERSONA_UNITS[$name]} $name -"; done
    else
        echo "ceilometer_agent_notification ceilometer-notification$suffix centos-binary-ceilometer-notification"
        echo "aodh_notifier aodh-notifier$suffix centos-binary-aodh-notifier"
        [[ $1 -ne 1 ]] || for name in api conductor; do echo "nova_$name nova-$name centos-binary-nova-$name"; done
    fi
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
