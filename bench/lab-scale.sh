#!/bin/bash
# How the latency on a real OpenStack grows with the instances, and where the time goes: bench/lab-scale.sh [INSTANCES...]
#
# On the lab (root, `lab/lab up`): one run each with all instances on compute-1, by default 1, 10, 50 and 100, alarms by display name.
# Prints a Markdown table: when the owners were told after the detection, and the parts of that time for the last one - ours, from the
# detection to the beginning of the marking; Nova, from there to the event that it made of the last instance
# (reason_data.event.generated of the webhook), with all calls before it; the chain, from that event over RabbitMQ, Ceilometer, Aodh's
# listener and notifier to our Consumer. Then the load averages. Exits 1 when an owner was not told at all. Needs jq.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ $# -gt 0 ]] || set -- 1 10 50 100

command -v jq >/dev/null || fail "jq is missing: apt-get install jq"
enter_lab
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOCTOR_BOOT_TIMEOUT_S=900

# For each notification: its instance, when it was received, when Nova made the event. All times are seconds since 1970.
notifications() {
    awk '/doctor consumer notified at/ { match($0, /notified at [0-9.]+/); at = substr($0, RSTART + 12, RLENGTH - 12) }
        /received data = / && at { sub(/.*received data = /, ""); print at "\t" $0; at = "" }' "$1/consumer.log" |
        while IFS=$'\t' read -r at body; do
            jq -r --arg at "$at" '[.reason_data.event | (.traits[] | select(.[0] == "instance_id") | .[2]), $at, .generated] | @tsv' <<<"$body"
        done | while IFS=$'\t' read -r id at generated; do
            echo "$id $at $(date -u -d "${generated}Z" +%s.%N)"
        done
}

status=0
echo "| instances | verdict | first, s | median, s | last, s | ours, s | Nova, s | chain, s | host marked, s | boot, s | whole run, s |"
echo "|---|---|---|---|---|---|---|---|---|---|---|"
before=$(cut -d ' ' -f 1-3 /proc/loadavg)
for instances; do
    rm -rf "$work/logs"
    begin=$(date +%s%N)
    "$program" run -f json --profile lab --alarm-match display-name --instances "$instances" --host compute-1 --logs-dir "$work/logs" \
        >"$work/json" 2>"$work/err"
    [[ $? -le 1 ]] || fail "the run with $instances: $(tail -2 "$work/err")"
    whole=$((($(date +%s%N) - begin) / 1000000))
    folder=$work/logs/latest
    notifications "$folder" | sort -k 2 -g >"$work/notified"
    boot=$(awk '/instances are active/ { print $1; exit }' "$work/err")
    detected=$(grep -oE 'detected at [0-9.]+' "$folder/monitor.log" | cut -d ' ' -f 3)
    marked=$(grep -oE 'down at [0-9.]+' "$folder/inspector.log" | tail -1 | cut -d ' ' -f 3)
    verdict=$(sed -n 's/^  "verdict": "\(.*\)",$/\1/p' "$work/json")
    [[ $(wc -l <"$work/notified") == "$instances" ]] || status=1
    awk -v n="$instances" -v verdict="$verdict" -v detected="$detected" -v marked="$marked" -v boot="$boot" -v whole="$whole" '
        FILENAME == ARGV[1] { match($0, /found [0-9]+ instances.* at [0-9.]+/); split(substr($0, RSTART, RLENGTH), w, " at "); if (w[2]) found = w[2]; next }
        { at[++k] = $2; made[k] = $3 }
        END { printf "| %d | %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.0f | %.0f |\n", n, verdict,
              at[1] - detected, at[int((k + 1) / 2)] - detected, at[k] - detected,
              found - detected, made[k] - found, at[k] - made[k], marked - detected, boot, whole / 1000 }' "$folder/inspector.log" "$work/notified"
done
echo
echo "load averages $before before, $(cut -d ' ' -f 1-3 /proc/loadavg) after"
exit $status
