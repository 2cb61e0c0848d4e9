# The network of the lab: a bridge with the controller's address, which the links of the compute hosts end in.
# shellcheck shell=bash

# What was made by this lab, and so may be removed by it; written down before it is made.
claim() { # NAME
    touch "$LAB_STATE/run/made-$1"
}

is_ours() { # NAME
    [[ -e $LAB_STATE/run/made-$1 ]]
}

disclaim() { # NAME
    rm -f "$LAB_STATE/run/made-$1"
}

make_network() {
    if ! ip link show "$LAB_BRIDGE" >/dev/null 2>&1; then
        refuse_foreign_address
        claim "$LAB_BRIDGE"
        ip link add "$LAB_BRIDGE" type bridge
    fi
    is_ours "$LAB_BRIDGE" || { echo "a link $LAB_BRIDGE is there already, and not of this lab"; return 1; }
    ip address replace "$LAB_ADDRESS/24" dev "$LAB_BRIDGE"
    ip link set "$LAB_BRIDGE" up
}

refuse_foreign_address() {
    local other
    other=$(ip -o address show to "$LAB_NET.0/24" | awk '{ print $2; exit }')
    [[ -z $other ]] || { echo "$LAB_NET.0/24 is in use on this machine's link $other"; return 1; }
}

# Links of hosts go with their namespaces; the folder of namespaces is a mount, made by the first `ip netns add`.
remove_network() {
    local n
    for n in $(host_numbers); do remove_host_link "$n"; done
    for n in $(node_names); do remove_node_network "$n"; done
    if is_ours "$LAB_BRIDGE" && ip link show "$LAB_BRIDGE" >/dev/null 2>&1; then
        ip link delete "$LAB_BRIDGE"
    fi
    disclaim "$LAB_BRIDGE"
    if is_ours netns-mount && mountpoint -q /run/netns && [[ -z $(ls -A /run/netns) ]]; then
        umount /run/netns
    fi
    disclaim netns-mount
}
