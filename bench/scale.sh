#!/bin/bash
# How the latency grows with the instances on the failed host: bench/scale.sh [REPETITIONS [INSTANCES...]]
#
# Runs the whole test on an embedded OpenStack with a single compute host, so that all instances are on the one that fails, by default
# 5 times each with 1, 10, 100 and 1000, and then the default run and --help. Prints a Markdown table of medians, and the greatest
# latency and memory of any repetition. Exits 1 when a run did not pass. Needs GNU time.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
repetitions=${1:-5}
[[ $# -gt 0 ]] && shift
[[ $# -gt 0 ]] || set -- 1 10 100 1000

gnu_time=$(command -v time) || fail "there is no /usr/bin/time: install GNU time"

# What a cloud's openrc has set in this shell is not meant.
unset DOCTOR_EMBEDDED_URL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The median of the numbers on standard input, printed as $1 says; the greatest with "max" as $2.
of() {
    sort -g | awk -v as="$1" -v which="${2:-median}" '{ v[NR] = $1 }
        END { if (NR == 0) printf "none"; else printf as, which == "max" ? v[NR] : NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# The first number that JSON key $1 has in file $2 after the line that matches $3.
number() {
    awk -v key="\"$1\":" -v after="$3" '$0 ~ after { seen = 1 } seen && $1 == key { sub(",", "", $2); if ($2 != "null") print $2; exit }' "$2"
}

# One run, with the options given; adds its figures to the files in folder $1.
measure() {
    local to=$1 json=$work/json detected
    shift
    "$gnu_time" -o "$work/time" -f '%e %M %U %S' "$program" run -q -f json --logs-dir "$work/logs" "$@" >"$json" 2>>"$work/errors"
    sed -n 's/^  "verdict": "\(.*\)",$/\1/p' "$json" >>"$to/verdict"
    detected=$(number detected "$json" '')
    touch "$to"/{detection,first,median,last}
    [[ -z "$detected" ]] ||
        awk -v at="$detected" -v down="$(number first "$json" '"T00"')" 'BEGIN { print at - down }' >>"$to/detection"
    for figure in first median last; do
        number "$figure" "$json" '"latency_s"' >>"$to/$figure"
    done
    tail -1 "$work/time" | cut -d ' ' -f 1 >>"$to/wall"
    tail -1 "$work/time" | cut -d ' ' -f 2 | awk '{ print $1 / 1024 }' >>"$to/memory"
    tail -1 "$work/time" | awk '{ print $3 + $4 }' >>"$to/cpu"
    rm -rf "$work/logs"
}

row() {
    local from=$1 name=$2 verdicts
    verdicts=$(sort "$from/verdict" | uniq -c | awk '{ printf "%s%s %s", sep, $1, $2; sep = ", " }')
    printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$name" "$verdicts" \
        "$(of %.3f <"$from/detection")" "$(of %.3f <"$from/first")" "$(of %.3f <"$from/median")" "$(of %.3f <"$from/last")" \
        "$(of %.3f max <"$from/last")" "$(of %.1f <"$from/wall")" \
        "$(of %.1f <"$from/cpu")" "$(of %.0f <"$from/memory")" "$(of %.0f max <"$from/memory")"
}

echo "| instances on the host | verdicts | detection, s | first, s | median, s | last, s | worst last, s | whole run, s | processor time, s | peak, MiB | worst peak, MiB |"
echo "|---|---|---|---|---|---|---|---|---|---|---|"
status=0
for instances; do
    mkdir "$work/$instances"
    for ((i = 0; i < repetitions; i++)); do
        DOCTOR_EMBEDDED_HOSTS=1 measure "$work/$instances" --instances "$instances"
    done
    row "$work/$instances" "$instances"
done
mkdir "$work/default"
for ((i = 0; i < repetitions; i++)); do
    measure "$work/default"
done
row "$work/default" "1 (default run, 3 hosts)"
for ((i = 0; i < repetitions; i++)); do
    "$gnu_time" -a -o "$work/help" -f '%e' "$program" --help >/dev/null
done
echo
echo "\`--help\`: $(of %.2f <"$work/help") s (median of $repetitions)"
cat "$work"/*/verdict | grep -vqx PASS && status=1
[[ ! -s $work/errors ]] || cat "$work/errors" >&2
exit $status
