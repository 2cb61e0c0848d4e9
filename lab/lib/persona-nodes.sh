# The nodes of a persona, as its installer leaves them: accounts, keys, tools, and the lab's own configuration.
# shellcheck shell=bash

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
    give_service_manager "$name"
    case $LAYOUT in
        plain | lxc) echo "nova-compute.service nova-compute-$1 -" ;;
        kolla) echo "nova_compute nova-compute-$1 $(kolla_image nova-compute)" ;;
        *) echo "nova_compute nova-compute-$1 centos-binary-nova-compute" ;;
    esac >"$(node_folder "$name")/root/etc/lab-services"
}

# What starts and stops services there.
give_service_manager() { # NAME
    give_tools "$1" systemctl
    case $LAYOUT in
        plain | lxc) ;;
        kolla) give_tools "$1" containers=docker ;;
        *) give_tools "$1" "containers=$LAYOUT" ;;
    esac
}

make_controller() { # K
    local name
    name=$(controller_name "$1")
    new_node "$name" "$(controller_address "$1")" "sshd-$name"
    admit "$name"
    fill_service_etc "$name"
    give_service_manager "$name"
    # The services of this controller, by the name they have there.
    controller_services "$1" >"$(node_folder "$name")/root/etc/lab-services"
    fill_controller "$1"
}

# The lab's own configuration, at the places and with the owners that it has there.
fill_service_etc() { # NAME
    local root folder events
    root=$(node_folder "$1")/root
    for folder in $(service_etc nova); do
        folder=$root$folder
        mkdir -p "$folder"
        without_patch '^notify_on_state_change' <"$LAB_STATE/etc/nova.conf" >"$folder/nova.conf"
        own nova 42436 "$folder"/*
    done
    folder=$root$(service_etc ceilometer)
    events=$root$(events_folder)
    mkdir -p "$folder" "$events"
    grep -Ev '^(event_pipeline|definitions)_cfg_file' "$LAB_STATE/etc/ceilometer.conf" >"$folder/ceilometer.conf"
    without_patch 'topic=alarm\.all' <"$(event_pipeline)" >"$events/event_pipeline.yaml"
    event_definitions >"$events/event_definitions.yaml"
    own ceilometer 42405 "$folder"/*.conf "$events"/*.yaml
    [[ $LAYOUT != kolla ]] || fill_kolla_lists "$1"
}

# The deployer's own, or one that a site has changed.
event_pipeline() {
    local own=$LAB_TOP/persona/event_pipeline-$PERSONA.yaml
    if [[ -e $own ]]; then echo "$own"; else echo "$LAB_TOP/persona/event_pipeline.yaml"; fi
}

without_patch() { # PATTERN
    if [[ $UNPATCHED == yes ]]; then grep -v "$1"; else cat; fi
}

# Ceilometer's own definitions; without the patch they leave out the updates of instances, as in its first releases.
event_definitions() {
    local file=$LAB_EVENT_DEFINITIONS
    if [[ $UNPATCHED == no ]]; then
        cat "$file"
    else
        awk -v quote="'" '
            /^- event_type: / { skip = 0 }
            $0 == "- event_type: compute.instance.update" { skip = 1 }
            $0 == "- event_type: " quote "compute.instance.*" quote {
                $0 = "- event_type: [compute.instance.*, " quote "!compute.instance.update" quote "]" }
            !skip' "$file"
    fi
}

# To a group of the machine, or, in containers, to the number that the group has in their images; Kolla's containers have
# copies, and what these are of is root's.
own() { # GROUP NUMBER FILE...
    local group=$2 mode=640
    case $LAYOUT in
        plain | lxc) group=$1 ;;
        kolla) group=0 mode=660 ;;
    esac
    shift 2
    chown "0:$group" "$@"
    chmod "$mode" "$@"
}

# name of the service there, the service of the lab, image
controller_services() { # K
    local suffix='' name
    [[ $1 -eq 1 ]] || suffix=-$1
    if [[ $LAYOUT == plain || $LAYOUT == lxc ]]; then
        echo "${PERSONA_UNITS[ceilometer-notification]} ceilometer-notification$suffix -"
        echo "${PERSONA_UNITS[aodh-notifier]} aodh-notifier$suffix -"
        [[ $1 -eq 1 ]] || return 0
        for name in nova-api nova-conductor; do echo "${PERSONA_UNITS[$name]} $name -"; done
    elif [[ $LAYOUT == kolla ]]; then
        echo "ceilometer_notification ceilometer-notification$suffix $(kolla_image ceilometer-notification)"
        echo "aodh_notifier aodh-notifier$suffix $(kolla_image aodh-notifier)"
        [[ $1 -eq 1 ]] || return 0
        for name in api conductor; do echo "nova_$name nova-$name $(kolla_image "nova-$name")"; done
    else
        echo "ceilometer_agent_notification ceilometer-notification$suffix centos-binary-ceilometer-notification"
        echo "aodh_notifier aodh-notifier$suffix centos-binary-aodh-notifier"
        [[ $1 -eq 1 ]] || return 0
        for name in api conductor; do echo "nova_$name nova-$name centos-binary-nova-$name"; done
    fi
}
