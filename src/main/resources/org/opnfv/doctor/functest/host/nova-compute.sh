# Runs on a compute host as root, read from standard input: find | stop SERVICE | start SERVICE
# A SERVICE is unit:NAME of systemd, docker:NAME or podman:NAME.

fail() {
    echo "$1" >&2
    exit 1
}

is_running() {
    case $tool in
    unit) systemctl is-active --quiet "$name" ;;
    *) [ "$("$tool" inspect -f '{{.State.Running}}' "$name" 2>/dev/null)" = true ] ;;
    esac
}

# A container that has a unit, as TripleO's and newer ones of Kolla have, would be started again by it: then the unit is the service.
find_container() {
    for tool in podman docker; do
        command -v "$tool" >/dev/null 2>&1 || continue
        for name in $("$tool" ps --format '{{.Names}}' 2>/dev/null | grep -xE 'nova[-_]compute'); do
            for unit in "tripleo_$name.service" "edpm_$name.service" "kolla-$name-container.service"; do
                if systemctl is-active --quiet "$unit" 2>/dev/null; then echo "unit:$unit" && return; fi
            done
            echo "$tool:$name"
            return
        done
    done
    false
}

find_unit() {
    command -v systemctl >/dev/null 2>&1 || return 1
    for name in nova-compute openstack-nova-compute devstack@n-cpu; do
        if systemctl is-active --quiet "$name.service" 2>/dev/null; then echo "unit:$name.service" && return; fi
    done
    false
}

act() { # VERB
    case $tool in
    unit) systemctl "$1" "$name" ;;
    *) "$tool" "$1" "$name" >/dev/null ;;
    esac
}

tool=${2%%:*} name=${2#*:}
case $1 in
find) find_container || find_unit || fail "no nova-compute of systemd, docker or podman is running there" ;;
stop)
    is_running || fail "$name does not run"
    before=$(date +%s.%N)
    act stop || fail "$name cannot be stopped"
    after=$(date +%s.%N)
    ! is_running || fail "$name was stopped, and runs again: something watches over it"
    echo "$before|$after"
    ;;
start)
    # A stop may be under way still, whose caller was killed: start would find the container running, restart waits for its end.
    case $tool in unit) act start ;; *) act restart ;; esac || fail "$name cannot be started"
    is_running || fail "$name was started, and does not run: see its log"
    ;;
esac
