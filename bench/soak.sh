#!/bin/bash
# Many runs in a row: bench/soak.sh [RUNS]
#
# First RUNS runs (default 50), each with an embedded OpenStack of its own in its own process. Then as many against one
# `doctor-functest cloud`, whose threads, open files, listening ports and resident memory are looked at early, half-way and at the end.
# All must pass, and nothing but the memory may have grown. Prints two tables; exits 1 when something was amiss. Needs Linux's /proc.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
runs=${1:-50}

# What a cloud's openrc has set in this shell is not meant.
unset DOCTOR_EMBEDDED_URL
work=$(mktemp -d)
cloud=
# shellcheck disable=SC2317 # called by the trap
end() {
    [[ -z "$cloud" ]] || kill "$cloud" 2>/dev/null
    rm -rf "$work"
}
trap end EXIT

# One run; its verdict is added to file $1.
once() {
    "$program" run -q -f json --logs-dir "$work/logs" >"$work/json" 2>>"$work/errors"
    echo "exit $?, $(sed -n 's/^  "verdict": "\(.*\)",$/\1/p; s/^  "cleanup": "\(.*\)",$/cleanup \1/p' "$work/json" | tr '\n' ' ')" >>"$1"
    rm -rf "$work/logs"
}

# Threads, open files, listening sockets and resident MiB of process $1.
look() {
    local sockets
    sockets=$(find "/proc/$1/fd" -lname 'socket:*' -printf '%l\n' | tr -dc '0-9\n' | sort)
    echo "$(find "/proc/$1/task" -mindepth 1 -maxdepth 1 | wc -l)" \
        "$(find "/proc/$1/fd" -mindepth 1 -maxdepth 1 | wc -l)" \
        "$(awk '$4 == "0A" { print $10 }' /proc/net/tcp /proc/net/tcp6 | sort | join - <(echo "$sockets") | wc -l)" \
        "$(awk '$1 == "VmRSS:" { printf "%d", $2 / 1024 }' "/proc/$1/status")"
}

echo "| runs | each | outcome |"
echo "|---|---|---|"
for ((i = 0; i < runs; i++)); do
    once "$work/own"
done
sort "$work/own" | uniq -c | while read -r count outcome; do
    echo "| $count | its own process and cloud | $outcome |"
done

"$program" cloud >"$work/openrc" 2>"$work/cloud.err" &
cloud=$!
for _ in {1..100}; do
    grep -q DOCTOR_EMBEDDED_URL "$work/openrc" && break
    sleep 0.1
done
# shellcheck source=/dev/null
. "$work/openrc" || fail "no cloud: $(cat "$work/cloud.err")"

table="| runs so far | threads | open files | listening ports | resident, MiB |
|---|---|---|---|---|"
note() {
    sleep 10 # Idle threads and connections go after 5 or so.
    read -r threads files ports memory < <(look "$cloud")
    table+=$'\n'"| $1 | $threads | $files | $ports | $memory |"
}
# The first runs load classes, and with them files.
for ((i = 1; i <= runs; i++)); do
    once "$work/served"
    if ((i == 2)); then
        note $i
        first="$threads $files $ports"
    elif ((i == runs / 2)); then
        note $i
    fi
done
note "$runs"
sort "$work/served" | uniq -c | while read -r count outcome; do
    echo "| $count | one cloud for all | $outcome |"
done
echo
echo "The process of that cloud:"
echo
echo "$table"

[[ ! -s $work/errors ]] || cat "$work/errors" >&2
! cat "$work/own" "$work/served" | grep -vqx 'exit 0, PASS cleanup complete ' || exit 1
read -r threads_then files_then ports_then <<<"$first"
((threads <= threads_then && files <= files_then && ports <= ports_then)) || exit 1
