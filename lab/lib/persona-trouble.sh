# What may be wrong with a deployment, for tests: --trouble WORD,... It hits all controllers where that is said, else
# the last one.
# shellcheck shell=bash disable=SC2016 # what runs on a node

lift_network_trouble() { # NAME
    local pref
    for pref in 90 91 92 93 94 100; do
        while ip -n "$1" rule delete pref "$pref" 2>/dev/null; do :; done
    done
}

make_trouble() {
    local k last
    last=$(controller_name "$CONTROLLERS")
    for ((k = 1; k <= CONTROLLERS; k++)); do
        ! has_trouble no-direct || block_direct "$(controller_name "$k")"
        ! has_trouble jump-only || block_ssh "$(controller_name "$k")"
    done
    ! has_trouble jump-only || for ((k = 1; k <= COMPUTES; k++)); do block_ssh "compute-$k"; done
    ! has_trouble broken-yaml || break_yaml "$last"
    ! has_trouble disk-full || fill_disk "$last"
    ! has_trouble controller-down || ip -n "$last" link set eth0 down
}

# All controllers: what they send to the machine arrives only at the services of the cloud there, and over connections
# that the machine has opened.
block_direct() { # NAME
    local port pref=91
    ip -n "$1" rule add pref 90 to "$LAB_ADDRESS" ipproto tcp sport 22 lookup main
    for port in 5672 5000 11211; do
        ip -n "$1" rule add pref $((pref++)) to "$LAB_ADDRESS" ipproto tcp dport "$port" lookup main
    done
    ip -n "$1" rule add pref 100 to "$LAB_ADDRESS" ipproto tcp dport 1-65534 prohibit
}

# All controllers and compute hosts: sshd answers everybody but the machine.
block_ssh() { # NAMESPACE
    while ip -n "$1" rule delete pref 90 2>/dev/null; do :; done
    ip -n "$1" rule add pref 90 to "$LAB_ADDRESS" ipproto tcp sport 22 prohibit
}

# After the service has started: it would not, with this.
break_yaml() { # NAME
    local file
    file=$(node_folder "$1")/root$(events_folder)/event_pipeline.yaml
    sed -i 's/^sinks:$/sinks: [/' "$file"
}

# The folder of Ceilometer's event_*.yaml has a file system of its own there, and that is full.
fill_disk() { # NAME
    in_node "$1" bash -c '
        set -e
        mountpoint -q "$1" && exit
        cp -a "$1" /tmp/kept
        mount -t tmpfs -o size=96k,mode=755 full "$1"
        cp -a /tmp/kept/. "$1"
        rm -rf /tmp/kept
        cat /dev/zero >"$1/core.1" 2>/dev/null || true' fill-disk "$(events_folder)"
}
