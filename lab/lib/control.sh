# The controller: every service of OpenStack that is not on a compute host.
# shellcheck shell=bash

start_keystone() {
    start_api keystone OS_KEYSTONE_CONFIG_FILES="$LAB_STATE/etc/keystone.conf" "${KEYSTONE[@]}" --
    wait_for "a first answer of Keystone" 90 keystone answers keystone /v3
}

# All at once, and then a wait for each: two cores are busy for a while with nothing but Python's imports.
start_controller() {
    local etc=$LAB_STATE/etc name
    if [[ $PERSONA == osa ]]; then
        make_service_buses
        sed -i "s#^transport_url.*#transport_url = $(osa_bus aodh)#" "$etc/aodh.conf"
    fi
    heed aodh-listener "$(grep ^transport_url "$etc/aodh.conf")"
    start_api placement OS_PLACEMENT_CONFIG_DIR="$etc/placement" --
    start_service nova-conductor
    start_service nova-api
    start_neutron
    start nova-scheduler nova-scheduler --config-file "$etc/nova.conf"
    start_api aodh-api HOME="$etc/aodh-home" --
    start_api glance-api OS_GLANCE_CONFIG_DIR="$etc/glance" HOME="$etc/glance" -- \
        glance-api --config-file "$etc/glance-api.conf"
    for name in aodh-listener aodh-evaluator; do
        start "$name" "$name" --config-file "$etc/aodh.conf"
    done
    end_beyond
    for name in $(controllers_services); do start_service "$name"; done

    for name in placement nova-api neutron-server; do
        wait_for "a first answer of $name" 120 "$name" answers "$name"
    done
}

# Under uwsgi it is its API alone, and what it does besides are services of their own.
start_neutron() {
    local etc=$LAB_STATE/etc name
    local files=(--config-file "$etc/neutron.conf" --config-file "$etc/ml2.ini")
    start_api neutron-server OS_NEUTRON_CONFIG_FILES="$etc/neutron.conf;$etc/ml2.ini" UWSGI_PROCESSES=2 -- \
        neutron-server "${files[@]}"
    [[ -n ${WSGI[neutron-server]:-} ]] || return 0
    for name in neutron-rpc-server neutron-periodic-workers; do start "$name" "$name" "${files[@]}"; done
}

# What runs on each controller of a persona, NAME-2 on the second, and on the machine when there is no persona.
controllers_services() {
    local k suffix=
    for ((k = 1; k <= CONTROLLERS; k++)); do
        [[ $k -eq 1 ]] || suffix=-$k
        echo "ceilometer-notification$suffix" "aodh-notifier$suffix"
    done
}

# Those of controllers that a persona before had.
end_beyond() {
    local k
    for ((k = CONTROLLERS + 1; k <= LAB_MOST_CONTROLLERS; k++)); do
        end_services "ceilometer-notification-$k" "aodh-notifier-$k" "relay-$k"
        rm -f "$LAB_STATE/run/ceilometer-notification-$k.of" "$LAB_STATE/run/aodh-notifier-$k.of"
    done
}

# A service that a persona's nodes can restart, too; one that is started with another configuration than before
# is ended first.
start_service() { # NAME
    local k=1 file place=()
    if [[ $1 == nova-compute-* ]]; then
        start_nova_compute "${1##*-}"
        return
    fi
    [[ $1 =~ -([0-9])$ ]] && k=${BASH_REMATCH[1]}
    [[ $PERSONA == none || $1 == nova-* ]] || place=(ip netns exec "$(controller_name "$k")")
    case $LAYOUT/$1 in
        */aodh-notifier*) file=$LAB_STATE/etc/aodh.conf ;;
        kolla/*) file=$(start_container "$1" "$k") ;;
        */nova-*) file=$(config_file nova) ;;
        */ceilometer-notification*) file=$(config_file ceilometer "$k") ;;
    esac
    heed "$1" "$(service_reads "$file") ${place[*]}"
    case $1 in
        nova-api)
            start_api nova-api OS_NOVA_CONFIG_FILES="/etc/nova/api-paste.ini;$file" UWSGI_PROCESSES=2 -- \
                nova-api --config-file "$file" ;;
        nova-*) start "$1" "$1" --config-file "$file" ;;
        aodh-notifier*) start "$1" "${place[@]}" aodh-notifier --config-file "$file" ;;
        # A virtual environment of its own it has not: it looks for event_*.yaml beside each file that it is given.
        ceilometer-notification*)
            [[ $PERSONA != osa ]] || : >"$(events_of "$file")/lab.conf"
            start "$1" "${place[@]}" ceilometer-agent-notification --config-file "$file" \
                $([[ $PERSONA != osa ]] || echo --config-file "$(events_of "$file")/lab.conf") ;;
    esac
}

# Its file, and those of Ceilometer beside it.
service_reads() { # FILE
    echo "$1"
    cat "$1"
    [[ $1 != */ceilometer.conf ]] || cat "$(events_of "$1")"/event_*.yaml
}

# The rest of the wait, with the hosts: what they say is worth nothing before all of it is there. Begins with a start of
# what has ended since, so that this step, done again, is a remedy.
wait_until_ready() {
    local end=$((SECONDS + 150)) name
    all_run || { start_controller; start_hosts; }
    for name in glance-api aodh-api; do
        wait_for "a first answer of $name" 120 "$name" answers "$name"
    done
    until ask_ready --repair --seconds 10; do
        all_run
        [[ $SECONDS -lt $end ]]
    done
    all_run
}

# The state of the hosts, by the names that Nova has for them.
ask_ready() { # OPTION...
    local n names=()
    for ((n = 1; n <= COMPUTES; n++)); do names+=("$(host_name "$n")"); done
    ask_cloud ready --hosts "${names[*]}" "$@"
}

# Fails with the name of the first service that was started and is gone.
all_run() {
    local file name
    for file in "$LAB_STATE"/run/*.pid; do
        name=$(basename "$file" .pid)
        is_running "$name" || { echo "$name ended by itself, see $LAB_STATE/log/$name.log"; return 1; }
    done
}
