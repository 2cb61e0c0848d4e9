#!/bin/bash
# The same run on labs of several releases, in turns: bench/releases.sh [ROUNDS [RELEASE...]]
#
# All labs must be up (lab/lab up --release NAME); by default those of victoria, zed, 2025.1 and 2026.2. In each of ROUNDS (default 5)
# each release has a run with one instance and one with ten, all on compute-1, with alarms by display name. Prints a Markdown table: medians in seconds from
# the detection until the first and the last owner was told, and of that what Nova, Ceilometer and Aodh had; then the load averages.
# Exits 1 when an owner was not told at all. Run as root; a round takes about a minute for each release.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
rounds=${1:-5}
[[ $# -gt 0 ]] && shift
[[ $# -gt 0 ]] || set -- victoria zed 2025.1 2026.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for release; do
    "$top/lab/lab" status --release "$release" >/dev/null 2>&1 || fail "no lab of $release: lab/lab up --release $release"
done
loads=$(cut -d' ' -f1-3 /proc/loadavg)
for ((round = 1; round <= rounds; round++)); do
    for release; do
        for instances in 1 10; do
            # A verdict of lateness is a figure, too.
            "$top/lab/lab" exec --release "$release" "$program" run -q --profile lab --alarm-match display-name --host compute-1 \
                --instances "$instances" --logs-dir "$work/logs-$release" -f json \
                >"$work/$release $instances $round.json" 2>"$work/err" || tail -n 2 "$work/err" >&2
        done
    done
done

echo "load averages $loads before, $(cut -d' ' -f1-3 /proc/loadavg) after"
python3 - "$work" "$rounds" "$@" <<'PYTHON'
import json
import pathlib
import statistics
import sys

work, rounds, releases = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
PARTS = ["controller", "notifier", "evaluator"]
bad = False
print("| release | instances | verdicts | first owner, s | last owner, s | last owner, each run | Nova, s | Ceilometer, s | Aodh, s |")
print("|---|---|---|---|---|---|---|---|---|")


def seconds(values):
    values = [value for value in values if value is not None]
    return f"{statistics.median(values):.3f}" if values else "–"


for release in releases:
    for instances in (1, 10):
        runs = []
        for round in range(1, rounds + 1):
            try:
                runs.append(json.loads((work / f"{release} {instances} {round}.json").read_text()))
            except ValueError:
                bad = True
        bad = bad or any(one["notified"] is None for run in runs for one in run["instances"])
        verdicts = [run["verdict"] for run in runs]
        costs = [{cost["components"][0]: cost["seconds"] for cost in run["costs"]} for run in runs]
        last = [run["latency_s"]["last"] for run in runs]
        print("|", " | ".join([
            release, str(instances), ", ".join(f"{verdicts.count(one)} {one}" for one in sorted(set(verdicts))),
            seconds(run["latency_s"]["first"] for run in runs), seconds(last), ", ".join(seconds([one]) for one in last),
            *(seconds(cost.get(part) for cost in costs) for part in PARTS)]), "|")
sys.exit(bad)
PYTHON
