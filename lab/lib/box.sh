# A box: namespaces in which a Debian of root.sh is a machine of its own, with a network, processes, mounts and a name of
# its own. The lab in it is run by a copy of these scripts. Here its folder is $LAB_STATE, and has the lab's state in
# "state"; in the box that is where a lab of the machine has it, $LAB_PLACE.
# shellcheck shell=bash

start_box() {
    ! is_running box || return 0
    mkdir -p "$LAB_STATE/state"
    touch "$LAB_STATE/state/$LAB_MARK"
    # What the last box had ended with it.
    rm -rf --one-file-system "$LAB_STATE/state/run"/{*.pid,made-*}
    start box unshare --net --mount --pid --uts --ipc --fork --propagation private -- \
        "$LAB_TOP/lib/box-init" "$LAB_STATE/root" "$LAB_STATE/state" "$LAB_PLACE"
    wait_for "the namespaces of $LAB_RELEASE" 20 box box_is_ready
}

# The process that is the first one in it.
box_init() {
    ps -o pid= --ppid "$(cut -d' ' -f1 "$LAB_STATE/run/box.pid")" | tr -d ' '
}

box_is_ready() {
    [[ -e /proc/$(box_init)/root/run/doctor-lab-ready ]]
}

# The scripts that this box goes on with, until the next `up`.
give_scripts() {
    rm -rf "$LAB_STATE/state/lab.new" "$LAB_STATE/state/lab.old"
    cp -a "$LAB_TOP" "$LAB_STATE/state/lab.new"
    [[ ! -e $LAB_STATE/state/lab ]] || mv "$LAB_STATE/state/lab" "$LAB_STATE/state/lab.old"
    mv "$LAB_STATE/state/lab.new" "$LAB_STATE/state/lab"
    rm -rf "$LAB_STATE/state/lab.old"
}

# What lab/lab was called with, done in the box.
in_box() { # ARGUMENT...
    nsenter --target "$(box_init)" --net --mount --pid --uts --ipc --root --wd -- \
        env -i HOME=/root PATH="$PATH" LC_ALL="$LC_ALL" LAB_STATE="$LAB_PLACE" "$LAB_PLACE/lab/lab" "$@"
}

require_box() {
    is_running box || die "OpenStack $LAB_RELEASE is not up: lab/lab up --release $LAB_RELEASE"
}

# The commands of lab/lab, for a release that has a box.
boxed() { # COMMAND ARGUMENT...
    local command=$1
    shift
    require_root
    LAB_PLACE=$LAB_STATE
    LAB_STATE=$LAB_STATE-$LAB_RELEASE
    case $command in
        up)
            require_rights
            open_folder
            make_root
            forget_ended
            step "namespaces of $LAB_RELEASE" start_box
            give_scripts
            in_box "$@" || exit
            say "commands of this machine on it: $0 exec --release $LAB_RELEASE COMMAND..." ;;
        down | reset)
            if [[ ! -e $LAB_STATE/$LAB_MARK ]]; then
                say "there is no lab in $LAB_STATE"
                return
            fi
            open_folder
            ! is_running box || in_box down
            step "namespaces of $LAB_RELEASE ended" end_processes
            [[ $command == down ]] || rm -rf --one-file-system "$LAB_STATE/state"
            say "down; its Debian is kept in $LAB_STATE" ;;
        exec) beside_box "$@" ;;
        *) require_box && in_box "$@" ;;
    esac
}

# A command of the machine, on the box's network, which finds the lab's state and the hosts' namespaces where those of a
# lab of the machine are.
beside_box() { # COMMAND...
    require_box
    LAB_RELEASE=$LAB_RELEASE LAB_STATE=$LAB_PLACE exec nsenter --target "$(box_init)" --net -- \
        unshare --mount --propagation private -- "$LAB_TOP/lib/beside-box" "$(box_init)" "$LAB_STATE/state" "$LAB_PLACE" "$@"
}
