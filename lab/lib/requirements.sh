# What has to be so before anything is changed. Each function ends the lab with one line when it is not.
# shellcheck shell=bash

require_root() {
    [[ $EUID -eq 0 ]] || die "has to run as root, for network namespaces and packages: sudo lab/lab ..."
}

require_debian() {
    local release=unknown
    [[ ! -r /etc/os-release ]] || release=$(source /etc/os-release && echo "${ID:-unknown} ${VERSION_ID:-}")
    [[ -n $LAB_BOX || $release == "debian 12" ]] ||
        die "needs Debian 12 for its OpenStack packages, and this is $release"
}

# Root of a container may lack rights, and a kernel may lack what the hosts are made of.
require_rights() {
    local what
    what=$(unshare --net --mount --uts mount -t tmpfs hidden /mnt 2>&1) ||
        die "may not make namespaces and mounts (${what##*: }): a container needs --privileged"
    command -v ip >/dev/null || return 0 # comes with the packages, and this is asked again after them
    what=$(unshare --net sh -c 'ip link add try0 type bridge && ip link add try1 type veth peer name try2' 2>&1) ||
        die "may not make links (${what##*: }): modprobe bridge veth; a container needs --privileged"
}

# The path gets into configuration files, database URLs and a socket's name, which is short by law.
require_plain_state_path() {
    [[ $LAB_STATE =~ ^/[A-Za-z0-9._/-]+$ && ${#LAB_STATE} -le 70 ]] ||
        wrong "--state $LAB_STATE: needs an absolute path of letters, digits, '.', '_' and '-', 70 at most"
}

# Free MiB in the file system of a path that need not exist yet.
free_space() { # PATH
    local path=$1
    until [[ -d $path ]]; do path=$(dirname "$path"); done
    df --output=avail -BM "$path" | tr -dc '0-9\n' | tail -n 1
}

require_space() {
    local free
    if [[ -n $(missing_packages) ]]; then
        free=$(free_space /usr)
        [[ $free -ge $LAB_SPACE_PACKAGES ]] || die "/usr has $free MiB free, and the packages need $LAB_SPACE_PACKAGES"
    fi
    free=$(free_space "$LAB_STATE")
    [[ $free -ge $LAB_SPACE_STATE ]] ||
        die "$LAB_STATE has $free MiB free, and the lab needs $LAB_SPACE_STATE: name another folder with --state"
}

# Who listens where one of our services is going to listen? Asked only for services that are not running.
require_free_ports() {
    command -v ss >/dev/null || return 0 # comes with the packages, and this is asked again after them
    local name address port line
    for name in "${!LAB_LISTEN[@]}"; do
        ! is_running "${name%-erlang}" || continue
        address=${LAB_LISTEN[$name]%:*}
        port=${LAB_LISTEN[$name]##*:}
        while read -r line; do
            die "port $port, needed for $name, is taken by $(listener "$line"): stop that first"
        done < <(ss -Hltnp "sport = :$port" | awk -v a="$address:$port" -v p="$port" \
            '$4 == a || $4 == "0.0.0.0:" p || $4 == "*:" p || $4 == "[::]:" p')
    done
}

# "uwsgi (process 4711)" out of a line of ss.
listener() { # LINE
    sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (process \2)/p' <<<"$1" | grep . || echo "another process"
}
