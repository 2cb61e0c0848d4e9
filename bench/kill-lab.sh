#!/bin/bash
# Kills runs on the lab and shows that nothing of them is left: bench/kill-lab.sh [COMPUTE]
#
# On the real OpenStack of lab/lab (root, `lab/lab up`): a run on COMPUTE (default compute-1) gets SIGKILL right after the link is told
# to go down, then between the instances and their alarms, then while it is undoing. `doctor-functest clean` follows. Once more it is
# killed after the fault and nobody cleans up: the link must be back by itself within fault.restore_after_s (2 s in the profile lab).
# Looks with the clients `openstack`, `aodh` and `ip`. Prints a Markdown table; exits 1 when something was left.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
host=${1:-compute-1}

enter_lab
work=$(mktemp -d)
run=
trap '[[ -z $run ]] || kill -KILL "$run" 2>/dev/null; rm -rf "$work"' EXIT

link() {
    ip -n "$host" -o link show eth0 | grep -q 'state UP' && echo up || echo down
}

service() {
    openstack compute service list --service nova-compute --host "$host" -f value -c State
}

# All things of the cloud that a run could leave, one a line; without the times that pass anyway.
things() {
    {
        openstack <<'LIST'
server list --all-projects -f value -c ID -c Name
image list -f value
flavor list --all -f value -c ID -c Name
network list -f value -c ID -c Name
subnet list -f value -c ID -c Name
port list -f value -c ID
project list -f value
user list -f value
role list -f value
role assignment list -f value
LIST
        aodh alarm list --filter all_projects=true -f value -c alarm_id -c name
    } 2>&1 | grep -v '^(openstack)' | sort
    ip -n "$host" route | sort
}

instance_made() {
    local seq
    seq=$(sed -n 's/.*"seq":\([0-9]*\),.*"kind":"instance".*/\1/p' "$1" 2>/dev/null) && [[ -n $seq ]] &&
        grep -q "\"event\":\"made\",\"seq\":$seq," "$1"
}

# Waits until the run in the background has come to stage $1.
comes_to() {
    local logs=$work/logs/latest end=$((SECONDS + 180))
    while [[ $SECONDS -lt $end ]]; do
        case $1 in
            injected) [[ $(link) == down ]] && return ;;
            instances) instance_made "$logs/ledger.jsonl" && return ;;
            undoing) grep -qs '"event":"undone"' "$logs/ledger.jsonl" && return ;;
        esac
        kill -0 "$run" 2>/dev/null || return 1
    done
    return 1
}

# Starts a run, kills it when it comes to stage $1; the rest are its options.
killed_at() {
    local stage=$1
    shift
    rm -rf "$work/logs"
    "$program" run --profile lab --host "$host" --logs-dir "$work/logs" "$@" >"$work/out" 2>&1 &
    run=$!
    comes_to "$stage" || fail "the run did not come to where it is killed ($stage): $(tail -3 "$work/out")"
    kill -KILL "$run"
    wait "$run" 2>/dev/null
    run=
}

# How the host is; the service is given the time of a heartbeat or two.
back() {
    local end=$((SECONDS + 20))
    until [[ $(service) == up || $SECONDS -gt $end ]]; do sleep 0.5; done
    echo "$(link) | $(service)"
}

status=0
case_of() {
    local what=$1 stage=$2 code took left
    shift 2
    killed_at "$stage" "$@"
    was="$(link), $(service)"
    took=$SECONDS
    "$program" clean --profile lab --logs-dir "$work/logs" >"$work/clean" 2>&1
    code=$?
    took=$((SECONDS - took))
    things >"$work/after"
    left=$(diff "$work/before" "$work/after" | grep -c '^[<>]')
    state=$(back)
    echo "| $what | $was | $code, $(tail -1 "$work/clean" | sed 's/^[^:]*: //') | $took | $state | $left |"
    [[ $code == 0 && $left == 0 && $state == "up | up" ]] || { status=1; diff "$work/before" "$work/after" >&2; }
}

[[ $(link) == up && $(service) == up ]] || fail "$host is not up: lab/lab up"
things >"$work/before"
echo "| killed | link, service then | clean | took, s | link | service | things left |"
echo "|---|---|---|---|---|---|---|"
case_of "just after the link went down" injected --alarm-match display-name
case_of "between instances and alarms" instances --alarm-match instance-id
case_of "while it undid" undoing --alarm-match display-name

killed_at injected --alarm-match display-name
begin=$(date +%s%N)
until [[ $(link) == up || $(date +%s%N) -gt $((begin + 30000000000)) ]]; do sleep 0.05; done
waited=$((($(date +%s%N) - begin) / 1000000))
state=$(link)
"$program" clean --profile lab --logs-dir "$work/logs" >"$work/clean" 2>&1 || status=1
things >"$work/after"
diff "$work/before" "$work/after" >&2 || status=1
echo
echo "Killed after the fault, and nobody cleaned up: the link was $state again by itself $waited ms after the kill, the service is $(service)."
[[ $state == up ]] || status=1
exit $status
