# Compute hosts: network namespaces, each with a link, sshd, nova-compute and a Neutron agent.
# shellcheck shell=bash

host_address() { # N
    echo "$LAB_NET.$((10 + $1))"
}

# The name that Nova knows it by.
host_name() { # N
    if [[ $PERSONA == none ]]; then echo "compute-$1"; else nova_host "$1"; fi
}

# The numbers of the hosts that we made a namespace for.
host_numbers() {
    local n
    for n in $(ip netns list 2>/dev/null | sed -n 's/^compute-\([0-9]*\)\b.*/\1/p' | sort -n); do
        ! is_ours "compute-$n" || echo "$n"
    done
}

end_host_services() { # N
    end_services "sshd-$1" "nova-compute-$1" "neutron-agent-$1"
}

start_hosts() {
    local n
    make_keys
    mkdir -p /run/sshd
    for n in $(host_numbers); do
        [[ $n -le $COMPUTES ]] || remove_host "$n"
    done
    for ((n = 1; n <= COMPUTES; n++)); do
        make_host "$n"
        start_host "$n"
    done
    for ((n = 1; n <= COMPUTES; n++)); do
        wait_for "sshd of compute-$n" 30 "sshd-$n" host_has_sshd "$n"
    done
}

host_has_sshd() { # N
    (exec 3<>"/dev/tcp/$(host_address "$1")/22") 2>/dev/null
}

# One key for who administers the hosts, one that all hosts show, and the list that says so.
make_keys() {
    local folder=$LAB_STATE/ssh n key
    mkdir -p "$folder/home"
    chmod 755 "$folder"
    [[ -s $folder/id_ed25519.pub ]] || ssh-keygen -q -t ed25519 -N '' -C doctor-lab -f "$folder/id_ed25519" <<<y
    [[ -s $folder/host_key.pub ]] || ssh-keygen -q -t ed25519 -N '' -C doctor-lab -f "$folder/host_key" <<<y
    key=$(cut -d' ' -f1,2 "$folder/host_key.pub")
    for ((n = 1; n <= LAB_MOST_COMPUTES; n++)); do echo "$LAB_NET.$((10 + n)) $key"; done >"$folder/known_hosts"
    for ((n = 0; n <= LAB_MOST_CONTROLLERS; n++)); do echo "$LAB_NET.$((LAB_FIRST_NODE + n)) $key"; done \
        >>"$folder/known_hosts"
    render "$LAB_TOP/conf/sshd_config" >"$LAB_STATE/etc/sshd_config"
}

# Makes what is missing of a host and sets its link up again when something left it down.
make_host() { # N
    local n=$1 host=compute-$1 link=vlab$1
    if ! ip netns list | grep -qw "$host"; then
        end_host_services "$n" # those of a namespace that is gone
        mountpoint -q /run/netns || claim netns-mount
        claim "$host"
        ip netns add "$host"
    fi
    is_ours "$host" || { echo "a namespace $host is there already, and not of this lab"; return 1; }
    if ! ip -n "$host" link show eth0 >/dev/null 2>&1; then
        ! ip link show "$link" >/dev/null 2>&1 || ip link delete "$link"
        ip link add "$link" type veth peer name eth0 netns "$host"
    fi
    ip link set "$link" master "$LAB_BRIDGE" up
    ip -n "$host" link set lo up
    ip -n "$host" address replace "$(host_address "$n")/24" dev eth0
    ip -n "$host" link set eth0 up
    lift_network_trouble "$host"
}

start_host() { # N
    local n=$1 host=compute-$1 etc=$LAB_STATE/etc name
    name=$(host_name "$n")
    mkdir -p "$LAB_STATE/hosts/$name/lock"
    render "$LAB_TOP/conf/host.conf" | sed "s/@HOST@/$name/g; s/@HOST_ADDRESS@/$(host_address "$n")/" >"$etc/$host.conf"
    heed "nova-compute-$n" "$name"
    heed "neutron-agent-$n" "$name"
    if [[ $PERSONA == none ]]; then
        heed "sshd-$n" "$host"
        start "sshd-$n" "$LAB_TOP/lib/on-host" "$LAB_STATE" "$host" /usr/sbin/sshd -D -e -f "$etc/sshd_config"
    else
        start_node_sshd "$(compute_name "$n")" "$host" "sshd-$n"
    fi
    start_nova_compute "$n"
    start "neutron-agent-$n" "$LAB_TOP/lib/on-host" "$LAB_STATE" "$host" "${AGENT_COMMAND[@]}" \
        --config-file "$etc/neutron.conf" --config-file "$etc/ml2.ini" --config-file "$etc/$host.conf"
}

start_nova_compute() { # N
    start "nova-compute-$1" "$LAB_TOP/lib/on-host" "$LAB_STATE" "compute-$1" \
        nova-compute --config-file "$LAB_STATE/etc/nova-compute.conf" --config-file "$LAB_STATE/etc/compute-$1.conf"
}

remove_host() { # N
    end_host_services "$1"
    remove_host_link "$1"
}

remove_host_link() { # N
    local pid
    for pid in $(ip netns pids "compute-$1"); do kill -KILL "$pid" 2>/dev/null || true; done
    ! ip link show "vlab$1" >/dev/null 2>&1 || ip link delete "vlab$1"
    ip netns delete "compute-$1"
    disclaim "compute-$1"
}
