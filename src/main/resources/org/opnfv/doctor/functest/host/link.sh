# Runs on a compute host as root, read from standard input: cut LINK SECONDS | up LINK | look LINK
# No file is left there. What happened is kept in the arguments of the watchdog process, which ends a minute after the link is back.

marker=doctor-functest-link
net=$(readlink /proc/self/ns/net)

# Takes the link down and brings it back; it outlives this shell, the SSH session and the network. It starts itself anew for each
# state, so that anybody can read state and times from its arguments: STATE BEFORE AFTER UP LINK SECONDS NET SCRIPT.
# systemd would replace a variable in braces, so there is none.
# shellcheck disable=SC2016 # all of it is for the shell that runs it
watchdog='
trap "" HUP INT PIPE
link=$5 seconds=$6 net=$7 script=$8
become() { exec sh -c "$script" "$0" "$1" "$2" "$3" "$4" "$link" "$seconds" "$net" "$script"; }
each() { while read -r line; do [ -z "$line" ] || "$@" $line dev "$link"; done; }
case $1 in
begin)
    trap : TERM
    [ "$(readlink /proc/self/ns/net)" = "$net" ] || become "failed, for it came into another network namespace" - - -
    # The kernel forgets these with the link, and remembers only the addresses of IPv4 and what follows from them.
    export DOCTOR_ROUTES="$(ip -4 route show dev "$link" 2>/dev/null)"
    export DOCTOR_ROUTES6="$(ip -6 route show dev "$link" 2>/dev/null | grep -v "proto kernel")"
    export DOCTOR_ADDRESSES6="$(ip -6 -o addr show dev "$link" scope global permanent 2>/dev/null |
        while read -r _ _ _ address _; do echo "$address nodad"; done)"
    before=$(date +%s.%N)
    why=$(ip link set dev "$link" down 2>&1) || become "failed: $(echo $why)" - - -
    become down "$before" "$(date +%s.%N)" -
    ;;
down)
    trap : TERM USR1
    sleep "$seconds" &
    wait $!
    kill $! 2>/dev/null
    ip link set dev "$link" up
    up=$(date +%s.%N)
    echo "$DOCTOR_ADDRESSES6" | each ip -6 addr replace 2>/dev/null
    echo "$DOCTOR_ROUTES" | each ip -4 route replace 2>/dev/null
    echo "$DOCTOR_ROUTES6" | each ip -6 route replace 2>/dev/null
    # Who asks for the link now, which is up, must not end the process that knows the times.
    trap "" USR1
    become up "$2" "$3" "$up"
    ;;
*)
    sleep 60 &
    trap "kill $!" TERM
    wait
    ;;
esac
'

fail() {
    echo "$1" >&2
    exit 1
}

# One line for each watchdog of this link: PID|STATE|BEFORE|AFTER|UP
look() {
    # shellcheck disable=SC2013 # these paths have no spaces
    for file in $(grep -ls "[d]octor-functest-link" /proc/[0-9]*/cmdline); do
        pid=${file#/proc/}
        tr '\0' '\n' 2>/dev/null <"$file" | (
            read -r program
            [ "$program" = sh ] || exit 0
            while read -r line && [ "$line" != "$marker" ]; do :; done
            read -r state && read -r before && read -r after && read -r up && read -r its_link && read -r _ && read -r its_net || exit 0
            # Another link's, or another namespace's, is no failure of ours.
            [ "$its_link" = "$link" ] && [ "$its_net" = "$net" ] || exit 0
            echo "${pid%/cmdline}|$state|$before|$after|$up"
        )
    done
}

in_state() { look | grep "^[0-9]*|$1" | head -n 1; }

end() { look | grep -E '^[0-9]+\|(up|failed)' | while IFS='|' read -r pid _; do kill "$pid"; done; }

# Waits for a watchdog in that state, for up to 5 seconds, and shows it.
await() {
    tries=100
    while [ "$tries" -gt 0 ]; do
        found=$(in_state "$1")
        [ -z "$found" ] || { echo "$found" && return 0; }
        tries=$((tries - 1))
        sleep 0.05
    done
    return 1
}

start() {
    set -- sh -c "$watchdog" "$marker" begin - - - "$link" "$seconds" "$net" "$watchdog"
    if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null && [ "$(readlink /proc/1/ns/net)" = "$net" ]; then
        systemd-run --quiet --collect --description="brings $link back after $seconds s" -- "$@" && return
    fi
    setsid "$@" </dev/null >/dev/null 2>&1 &
}

link=$2 seconds=$3
# What it takes to take a link down.
tools() {
    command -v ip >/dev/null || fail "it has no command ip: install iproute2"
    command -v setsid >/dev/null || fail "it has no command setsid: install util-linux"
    case $(date +%s.%N) in *[!0-9.]*) fail "its date knows no nanoseconds: install coreutils" ;; esac
}

case $1 in
cut)
    tools
    [ -z "$(in_state down)" ] || fail "another run has taken $link down"
    end
    start
    await '\(down\|failed\)' || fail "the process that brings $link back did not start"
    ;;
up)
    in_state down | while IFS='|' read -r pid _; do kill -USR1 "$pid"; done
    if [ -n "$(in_state down)" ]; then await up >/dev/null; fi
    ip -o link show dev "$link" up | grep -q . || ip link set dev "$link" up || fail "$link does not come up"
    in_state up
    end
    ;;
look)
    tools
    look
    ;;
esac
