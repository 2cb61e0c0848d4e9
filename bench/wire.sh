#!/bin/bash
# What passes over the wire during a run, beside our own checkpoints: bench/wire.sh [COMPUTE]
#
# On the real OpenStack of lab/lab (root, `lab/lab up`; needs tcpdump): captures the lab's bridge and the loopback during one run on
# COMPUTE (default compute-1), and finds the first echo request that was never answered, the request to the Inspector, the
# request that sets the instance to error, and the webhook. Prints a Markdown table: each with the kernel's time of the packet, the time
# that we wrote down for it, and the difference in ms. Exits 1 when the run did not pass or a packet was not found.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
host=${1:-compute-1}

command -v tcpdump >/dev/null || fail "tcpdump is missing: apt-get install tcpdump"
enter_lab
address=$(tr ',' '\n' <<<"$LAB_HOSTS" | sed -n "s/^$host=//p")
[[ -n $address ]] || fail "the lab has no $host"

work=$(mktemp -d)
captures=()
trap '[[ ${#captures[@]} -eq 0 ]] || kill "${captures[@]}" 2>/dev/null; rm -rf "$work"' EXIT
# Our own packets to the lab's addresses stay on the loopback: the bridge carries those of the hosts.
tcpdump -Z root -ni brlab -s 96 -w "$work/bridge" "icmp and host $address" 2>"$work/bridge.err" &
captures+=($!)
tcpdump -Z root -ni lo -s 2000 -B 65536 -w "$work/loopback" "tcp" 2>"$work/loopback.err" &
captures+=($!)
until grep -q listening "$work/bridge.err" && grep -q listening "$work/loopback.err"; do sleep 0.05; done

"$program" run -q -f json --profile lab --alarm-match display-name --host "$host" --logs-dir "$work/logs" >"$work/json" 2>"$work/err" ||
    fail "the run did not pass: $(cat "$work/err")"
sleep 0.5
kill -INT "${captures[@]}"
wait "${captures[@]}" 2>/dev/null
captures=()
logs=$work/logs/latest
loopback() { tcpdump -r "$work/loopback" -ttnA "$1" 2>/dev/null; }

# When packets were seen, as seconds since 1970 with microseconds.
# Echo requests and replies carry a sequence number: the first one without a reply is that of the fault.
tcpdump -r "$work/bridge" -ttn 2>/dev/null | awk '
    /echo request/ { match($0, /seq [0-9]+/); s = substr($0, RSTART + 4, RLENGTH - 4); match($0, /id [0-9]+/); k = substr($0, RSTART, RLENGTH) "/" s; if (!(k in sent)) order[++n] = k; sent[k] = $1 }
    /echo reply/ { match($0, /seq [0-9]+/); s = substr($0, RSTART + 4, RLENGTH - 4); match($0, /id [0-9]+/); answered[substr($0, RSTART, RLENGTH) "/" s] = $1 }
    END { for (i = 1; i < n; i++) if (order[i] in answered && !(order[i + 1] in answered)) { print sent[order[i]], sent[order[i + 1]]; exit } }' >"$work/echo"
read -r last_answered first_lost <"$work/echo" || fail "no unanswered echo request was seen"
inspector=$(loopback "tcp[((tcp[12] & 0xf0) >> 2):4] = 0x50555420" | grep -aB 8 'PUT /events' | grep -aoE '^[0-9]+\.[0-9]+' | tail -1)
reset=$(loopback "tcp dst port 8774" | awk '/^[0-9]+\.[0-9]+ IP/ { at = $1 } /os-resetState/ { print at; exit }')
webhook=$(loopback "host $LAB_ADDRESS" | awk '/^[0-9]+\.[0-9]+ IP/ { at = $1 } /POST \/failure\// { last = at } END { print last }')

# The time that a line of our logs carries.
logged() { # COMPONENT WORDS
    grep -h "$2" "$logs/$1.log" | head -1 | grep -oE 'at [0-9]+\.[0-9]+' | cut -d ' ' -f 2
}
status=0
row() {
    local name=$1 wire=$2 ours=$3 what=$4
    [[ -n $wire && -n $ours ]] || { echo "| $name | ${wire:-not found} | $what ${ours:-not found} | |"; status=1; return; }
    awk -v name="$name" -v wire="$wire" -v ours="$ours" -v what="$what" -v zero="$last_answered" 'BEGIN {
        printf "| %s | %.1f | %s | %.1f | %+.1f |\n", name, (wire - zero) * 1e3, what, (ours - zero) * 1e3, (ours - wire) * 1e3 }'
}
echo "Milliseconds after the last echo request that was answered."
echo
echo "| on the wire | ms | our checkpoint | ms | ours later by, ms |"
echo "|---|---|---|---|---|"
row "first echo request without an answer" "$first_lost" "$(logged fault 'set link down')" "T00, link told to go down"
row "the same" "$first_lost" "$(logged monitor 'detected')" "T01, host detected as dead"
row "request to the Inspector" "$inspector" "$(logged inspector 'event posted')" "Inspector told"
row "request to set the instance to error" "$reset" "$(logged inspector 'doctor found')" "instances of the host known"
row "webhook" "$webhook" "$(logged consumer 'consumer notified')" "T09, Consumer notified"
echo
grep -o '"last": *[0-9.]*' "$work/json" | tail -1
exit $status
