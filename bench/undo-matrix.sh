#!/bin/bash
# Kills runs at every stage and shows that nothing of them is left: bench/undo-matrix.sh [ROUNDS]
#
# Against one `doctor-functest cloud` in a process of its own: for each stage, signal and way of matching alarms a run is started and
# hit ROUNDS times (default 3), each time after another random delay. After SIGINT and SIGTERM the run has undone by itself (130);
# after SIGKILL `clean` does it, twice. What is left is asked of the openstack and aodh clients, not of doctor-functest.
# Prints one line for each hit and a table; exits 1 when anything was left. Needs `openstack`, `aodh` and `curl`.
# STAGES, SIGNALS and MATCHES in the environment narrow it down; SEED repeats its delays.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
rounds=${1:-3}
read -r -a stages <<<"${STAGES:-account network instances alarms arm inject observe restore}"
read -r -a signals <<<"${SIGNALS:-INT TERM KILL}"
read -r -a matches <<<"${MATCHES:-instance-id display-name}"
RANDOM=${SEED:-$$}

work=$(mktemp -d)
cloud=
# shellcheck disable=SC2317 # called by the trap
end() {
    [[ -z "$cloud" ]] || kill "$cloud" 2>/dev/null
    rm -rf "$work"
}
trap end EXIT

for tool in openstack aodh curl; do
    command -v "$tool" >/dev/null || fail "$tool is missing"
done

"$program" cloud >"$work/openrc" 2>"$work/cloud.err" &
cloud=$!
for _ in {1..100}; do
    grep -q DOCTOR_EMBEDDED_URL "$work/openrc" && break
    sleep 0.1
done
# shellcheck source=/dev/null
. "$work/openrc" || fail "no cloud: $(cat "$work/cloud.err")"

# All that a run could leave, in every project, by id: the same list before and after. Nothing of it may tell times.
cat >"$work/questions" <<'LIST'
server list --all-projects -f value -c ID -c Name -c Status
image list -f value -c ID -c Name
flavor list --all -f value -c ID -c Name
network list -f value -c ID -c Name
subnet list -f value -c ID -c Name
port list -f value -c ID -c Status
project list -f value -c ID -c Name
user list -f value -c ID -c Name
role list -f value -c ID -c Name
role assignment list -f value -c User -c Role -c Project
compute service list --service nova-compute -f value -c Host -c Status -c State
LIST
state() {
    openstack <"$work/questions" 2>&1 | sort
    aodh alarm list --filter all_projects=true -f value -c alarm_id -c name -c state 2>&1 | sort
    curl -sS "$DOCTOR_EMBEDDED_URL/hosts" | grep -o '"name":"[^"]*"\|"linkUp":[a-z]*\|"link_up":[a-z]*'
}

# Things of somebody else, of the same kinds: they must come through unchanged.
foreign() {
    local network
    openstack project create others -f value -c id >"$work/project" &&
        openstack network create others_net --project "$(cat "$work/project")" -f value -c id >"$work/network" &&
        network=$(cat "$work/network") &&
        openstack subnet create others_subnet --network "$network" --subnet-range 10.9.0.0/24 >/dev/null &&
        openstack image create others_image --disk-format raw --file "$top/LICENSE" >/dev/null &&
        openstack flavor create others_flavor --ram 64 --disk 1 --vcpus 1 >/dev/null &&
        openstack server create doctor_vm1 --image others_image --flavor others_flavor --nic "net-id=$network" --wait >/dev/null &&
        aodh alarm create --type event --name doctor_alarm1 --event-type compute.instance.update \
            --query 'traits.state=string::never' --alarm-action log:// >/dev/null
}
foreign || fail "the things of somebody else could not be made"
state >"$work/before"

# Whether the run in $1 has come to stage $2.
has_come_to() {
    local logs=$1/latest
    case $2 in
        account) grep -qs '"kind":"project"' "$logs/ledger.jsonl" ;;
        network) grep -qs '"kind":"network"' "$logs/ledger.jsonl" ;;
        instances) grep -qs '"kind":"instance"' "$logs/ledger.jsonl" ;;
        alarms) grep -qs '"kind":"alarm"' "$logs/ledger.jsonl" ;;
        inject) grep -qs '"kind":"link-down"' "$logs/ledger.jsonl" ;;
        *) grep -qs "\"stage\" : \"$2\"" "$logs/run.json" ;;
    esac
}

# Hits one run and says what became of it: "ok", or what is wrong.
hit() {
    local stage=$1 signal=$2 match=$3 delay=$4 logs code problems=() i
    logs=$(mktemp -d "$work/logs.XXXX")
    # Several misses and slow proofs make the short stages long enough to be hit anywhere.
    # What a script puts in the background ignores SIGINT, unless told otherwise.
    DOCTOR_ARMING_INTERVAL_MS=700 DOCTOR_MONITOR_MISSES=8 env --default-signal=INT "$program" run --instances 12 --alarm-match "$match" \
        --logs-dir "$logs" >"$logs/out" 2>"$logs/err" &
    local run=$!
    until has_come_to "$logs" "$stage" || ! kill -0 "$run" 2>/dev/null; do
        sleep 0.01
    done
    sleep "$delay"
    kill "-$signal" "$run" 2>/dev/null
    wait "$run" 2>/dev/null
    code=$?
    case $signal in
        # A signal that came when all was over has nothing to interrupt.
        INT | TERM) [[ $code == 130 || ($stage == restore && ($code == 0 || $code == 143)) ]] || problems+=("exit $code") ;;
    esac
    if [[ $signal == KILL ]]; then
        for i in first second; do
            "$program" clean --logs-dir "$logs" >"$logs/clean" 2>&1 || problems+=("$i clean: exit $?: $(tail -1 "$logs/clean")")
        done
    fi
    state >"$work/after"
    diff "$work/before" "$work/after" >"$work/diff" || problems+=("left: $(grep '^[<>]' "$work/diff" | tr '\n' ';')")
    if [[ ${#problems[@]} == 0 ]]; then
        rm -rf "$logs"
        echo ok
    else
        echo "${problems[*]}"
    fi
}

declare -A good bad
for match in "${matches[@]}"; do
    for stage in "${stages[@]}"; do
        for signal in "${signals[@]}"; do
            for ((round = 0; round < rounds; round++)); do
                delay=$(printf '0.%03d' $((RANDOM % 700)))
                result=$(hit "$stage" "$signal" "$match" "$delay")
                key="$match|$stage|$signal"
                printf '%-12s %-9s %-4s %ss  %s\n' "$match" "$stage" "$signal" "$delay" "$result"
                if [[ $result == ok ]]; then
                    good[$key]=$((${good[$key]:-0} + 1))
                else
                    bad[$key]=$((${bad[$key]:-0} + 1))
                fi
            done
        done
    done
done

echo
echo "| alarms by | hit at or after$(printf ' | SIG%s' "${signals[@]}") |"
echo "|---|---$(printf '|---%.0s' "${signals[@]}")|"
status=0
for match in "${matches[@]}"; do
    for stage in "${stages[@]}"; do
        line="| $match | $stage |"
        for signal in "${signals[@]}"; do
            key="$match|$stage|$signal"
            line+=" ${good[$key]:-0} of $rounds clean |"
            [[ ${bad[$key]:-0} == 0 ]] || status=1
        done
        echo "$line"
    done
done
exit $status
