#!/bin/bash
# How often a living host is taken for dead: bench/false-alarms.sh [SECONDS [SETTINGS [ADDRESS...]]]
#
# The product's own Monitor watches the hosts by ICMP, with each of the SETTINGS (INTERVAL/DEADLINE/MISSES in ms, separated by commas)
# at the same time, for SECONDS (default 600). The default hosts are the first three of the lab. No test may fail one of them
# meanwhile. The load is what the machine does: `lab/lab check --seconds 600` makes some. Prints a Markdown table and the load averages
# before and after. Exits 1 when all settings gave a false alarm. Needs the right to ping, and the classes of `mvn test-compile`.

set -u -o pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
seconds=${1:-600}
settings=${2:-20/40/1,10/30/1,10/20/2,10/40/1,20/20/2,5/15/3,5/5/1,100/100/1}
shift $(($# < 2 ? $# : 2))
[[ $# -gt 0 ]] || set -- 198.51.100.11 198.51.100.12 198.51.100.13
bench=org.opnfv.doctor.functest.monitor.FalseAlarmBench

fail() {
    echo "false-alarms: $1" >&2
    exit 2
}
jar=$(ls "$top"/target/doctor-functest-*-all.jar 2>/dev/null | head -1)
[[ -n $jar ]] || fail "the program is missing; it is built by ./run-functest.sh --help"
[[ -e $top/target/test-classes/${bench//.//}.class ]] || fail "the bench's classes are missing: mvn test-compile"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
before=$(cut -d ' ' -f 1-3 /proc/loadavg)
java -cp "$top/target/test-classes:$jar" "$bench" "$seconds" "$settings" "$@" >"$work/rows" || fail "the monitors could not work"
echo "| interval, ms | deadline, ms | misses | detection, ms | probes | false alarms |"
echo "|---|---|---|---|---|---|"
cat "$work/rows"
echo
echo "$# hosts for $seconds s; load averages $before before, $(cut -d ' ' -f 1-3 /proc/loadavg) after"
grep -q '| 0 |$' "$work/rows"
