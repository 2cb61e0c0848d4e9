# Nodes of a persona: an installer's node and controllers, each a network namespace with a link, a file system and sshd.
# shellcheck shell=bash

node_folder() { # NAME
    echo "$LAB_STATE/nodes/$1"
}

# The nodes that we made a namespace for.
node_names() {
    local file
    for file in "$LAB_STATE"/run/made-node-*; do
        [[ ! -e $file ]] || echo "${file##*/made-node-}"
    done
}

# A namespace with one link, as a compute host has it; nodeN is the link's end in the bridge.
make_node_network() { # NAME ADDRESS
    local name=$1 address=$2 link=node${2##*.}
    if ! ip netns list | grep -qw "$name"; then
        mountpoint -q /run/netns || claim netns-mount
        claim "node-$name"
        ip netns add "$name"
    fi
    is_ours "node-$name" || { echo "a namespace $name is there already, and not of this lab"; return 1; }
    if ! ip -n "$name" link show eth0 >/dev/null 2>&1; then
        ! ip link show "$link" >/dev/null 2>&1 || ip link delete "$link"
        # The same for every node of that address: who has talked to the one before is not kept waiting.
        ip link add "$link" type veth peer name eth0 address "02:00:5e:00:00:$(printf %02x "${address##*.}")" \
            netns "$name"
    fi
    ip link set "$link" master "$LAB_BRIDGE" up
    ip -n "$name" link set lo up
    ip -n "$name" address replace "$address/24" dev eth0
    ip -n "$name" link set eth0 up
}

remove_node() { # NAME
    end_services "sshd-$1"
    remove_node_network "$1"
    rm -rf --one-file-system "$(node_folder "$1")"
}

remove_node_network() { # NAME
    local pid
    for pid in $(ip netns pids "$1" 2>/dev/null); do kill -KILL "$pid" 2>/dev/null || true; done
    # Its link goes with the namespace, a little later; the next node of that address must not meet it.
    ip -n "$1" link delete eth0 2>/dev/null || true
    ! ip netns list | grep -qw "$1" || ip netns delete "$1"
    disclaim "node-$1"
}

# An empty file system with what programs need of the machine's /etc; no password, key or account of the machine.
make_node_root() { # NAME ADDRESS
    local folder root link file
    folder=$(node_folder "$1")
    root=$folder/root
    mkdir -p "$root"/{usr,dev,proc,sys,etc/ssh,etc/sudoers.d,etc/pam.d,home,run/sshd,var/lib,var/log,tmp} \
        "$folder/local"/{bin,sbin,lib}
    install -d -m 700 "$root/root"
    chmod 1777 "$root/tmp"
    for link in /bin /sbin /lib /lib32 /lib64 /libx32; do
        [[ ! -L $link ]] || cp -a "$link" "$root/"
    done
    for file in alternatives ld.so.cache ld.so.conf ld.so.conf.d nsswitch.conf login.defs localtime os-release \
        debian_version profile bash.bashrc security protocols services host.conf terminfo mime.types; do
        [[ ! -e /etc/$file ]] || cp -a "/etc/$file" "$root/etc/"
    done
    cp -a "$LAB_TOP/persona/etc/." "$root/etc/"
    chown -R root: "$root/etc/pam.d" "$root/etc/sudoers" "$root/etc/sudoers.d" "$root/etc/ssh"
    chmod 440 "$root/etc/sudoers"
    install -m 755 "$LAB_TOP/persona/bin/hand-over" "$folder/local/lib/hand-over"
    cp "$LAB_STATE/ssh/host_key" "$LAB_STATE/ssh/host_key.pub" "$root/etc/ssh/"
    echo "$1" >"$root/etc/hostname"
    printf '127.0.0.1 localhost\n%s controller\n%s %s\n' "$LAB_ADDRESS" "$2" "$1" >"$root/etc/hosts"
    # Accounts: the system's, so that owners of files have names, and then the persona's.
    (umask 022; getent passwd root daemon bin sys sshd nobody nova ceilometer keystone >"$root/etc/passwd") || true
    (umask 022; getent group root daemon bin sys tty shadow sudo nogroup nova ceilometer keystone >"$root/etc/group") ||
        true
    (umask 077; cut -d: -f1 "$root/etc/passwd" | sed 's/$/:*:19000:0:99999:7:::/' >"$root/etc/shadow")
    sed -i 's#^\([^:]*:\)[^:]*:#\1x:#; s#^\(root:.*\):[^:]*$#\1:/bin/bash#' "$root/etc/passwd"
}

# Numbers that are nobody's on the machine.
add_user() { # NAME-OF-NODE USER
    local root id
    root=$(node_folder "$1")/root
    id=$((60200 + $(wc -l <"$root/etc/passwd")))
    echo "$2:x:$id:$id::/home/$2:/bin/bash" >>"$root/etc/passwd"
    echo "$2:x:$id:" >>"$root/etc/group"
    echo "$2:*:19000:0:99999:7:::" >>"$root/etc/shadow"
    install -d -m 700 -o "$id" -g "$id" "$root/home/$2" "$root/home/$2/.ssh"
}

user_home() { # NAME-OF-NODE USER
    awk -F: -v user="$2" '$1 == user { print $6 }' "$(node_folder "$1")/root/etc/passwd"
}

# Puts standard input into a file of a user's.
give_user() { # NAME-OF-NODE USER FILE-IN-HOME [MODE]
    local root id file
    root=$(node_folder "$1")/root
    id=$(awk -F: -v user="$2" '$1 == user { print $3 }' "$root/etc/passwd")
    file=$root$(user_home "$1" "$2")/$3
    [[ -d ${file%/*} ]] || install -d -m 700 -o "$id" -g "$id" "${file%/*}"
    (umask 077; cat >"$file")
    chown "$id:$id" "$file"
    chmod "${4:-600}" "$file"
}

# May do everything as root without being asked for a password.
let_sudo() { # NAME-OF-NODE USER
    local file
    file=$(node_folder "$1")/root/etc/sudoers.d/$2
    echo "$2 ALL=(ALL) NOPASSWD: ALL" >"$file"
    chmod 440 "$file"
}

# The programs under persona/bin by these names.
give_tools() { # NAME-OF-NODE TOOL[=NAME]...
    local node=$1 tool
    shift
    for tool in "$@"; do
        install -m 755 "$LAB_TOP/persona/bin/${tool%%=*}" "$(node_folder "$node")/local/bin/${tool##*=}"
    done
}

# What stands for the node's service manager finds its way to the lab by this.
start_node_sshd() { # NAME NAMESPACE [SERVICE]
    local name=$1 namespace=$2 service=${3:-sshd-$1} root
    root=$(node_folder "$name")/root
    start node-door sleep infinity
    printf 'LAB_TOP=%q\nLAB_STATE=%q\nLAB_DOOR=%q\n' "$LAB_TOP" "$LAB_STATE" \
        "$(cut -d' ' -f1 "$LAB_STATE/run/node-door.pid")" >"$root/etc/lab-node"
    heed "$service" "$name made at $(cat "$(node_folder "$name")/made")"
    start "$service" "$LAB_TOP/lib/on-node" "$namespace" "$(node_folder "$name")" "$name" \
        /usr/sbin/sshd -D -e -f /etc/ssh/sshd_config
}

# Runs a command as root on a node whose sshd is running.
in_node() { # NAME COMMAND...
    local pid
    read -r pid _ <"$LAB_STATE/run/$(node_sshd "$1").pid"
    shift
    nsenter --target "$pid" --mount --net --uts --root --wd -- "$@"
}
