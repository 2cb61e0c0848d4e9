#!/bin/bash
# Each chain that the lab has, with figures: bench/chains.sh [RUNS [CHAIN...]]
#
# The chains: sample (monitor and inspector ours), data-plane (and with --data-plane-status), collectd and alertmanager (--monitor
# external), vitrage (--inspector vitrage), masakari (observed until an evacuation). For each the lab is brought up anew with that alone
# beside it, and then RUNS runs (default 5) are made with one instance. Prints two Markdown tables, of medians in seconds: from the fault to
# each checkpoint, with the verdicts and what was left; and what each component cost. What Masakari takes out of service is not left: it is
# its own, and given back by `lab/lab up`. At the end the lab is up without any of them. Exits 1 when a run did not pass or something
# was left. Run as root; five runs of a chain take 5 minutes, of masakari half an hour. LAB_RELEASE chooses the lab, whose programs
# `lab/lab exec` runs. LOGS=DIR keeps the runs there.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
runs=${1:-5}
[[ $# -gt 0 ]] && shift
[[ $# -gt 0 ]] || set -- sample data-plane collectd alertmanager vitrage masakari
work=$(mktemp -d)
trap '"$top/lab/lab" down >/dev/null 2>&1; "$top/lab/lab" up >/dev/null 2>&1; rm -rf "$work"' EXIT

# The word of --with, and the options of a run, with settings before them.
chain() { # NAME
    local external=(DOCTOR_INSPECTOR_ALLOW=127.0.0.1 DOCTOR_FAULT_RESTORE_AFTER_S=20)
    with=
    match=display-name
    settings=()
    options=()
    case $1 in
        sample) ;;
        data-plane) options=(--data-plane-status) ;;
        collectd) with=collectd settings=("${external[@]}" DOCTOR_INSPECTOR_PORT=12346) options=(--monitor external --timeout 20) ;;
        alertmanager) with=prometheus settings=("${external[@]}" DOCTOR_INSPECTOR_PORT=12345) options=(--monitor external --timeout 20) ;;
        vitrage) with=vitrage settings=(DOCTOR_FAULT_RESTORE_AFTER_S=20) options=(--inspector vitrage --threshold 10 --timeout 20) ;;
        masakari)
            with=masakari match=instance-id settings=(DOCTOR_FAULT_RESTORE_AFTER_S=241)
            options=(--monitor none --inspector none --alarm-preset evacuated --threshold 240 --timeout 240
                --sla 'service_down<60s,owner<240s,active_again<240s')
            ;;
        *) fail "$1 is none of: sample data-plane collectd alertmanager vitrage masakari" ;;
    esac
}

up() { # once more gives back what Masakari took out of service
    "$top/lab/lab" up ${with:+--with "$with"} >"$work/up" 2>&1 || { tail -n 5 "$work/up" >&2; return 1; }
}

for name; do
    chain "$name"
done
for name; do
    chain "$name"
    mkdir "$work/$name"
    "$top/lab/lab" down >"$work/down" 2>&1 && up || { echo "there is no lab for $name" >&2; continue; }
    for ((run = 1; run <= runs; run++)); do
        env ${settings[@]+"${settings[@]}"} "$top/lab/lab" exec "$program" run -q --profile lab --alarm-match "$match" \
            --logs-dir "${LOGS:-$work/logs}" "${options[@]}" -f json \
            >"$work/$name/$run.json" 2>"$work/$name/$run.err" || tail -n 2 "$work/$name/$run.err" >&2
        [[ $with != masakari ]] || up
        "$top/lab/lab" status >/dev/null 2>&1 || echo "after run $run of $name a host or a service is not as before" |
            tee -a "$work/$name/left" >&2
    done
done

echo "load averages $(cut -d' ' -f1-3 /proc/loadavg)"
python3 - "$work" "$@" <<'PYTHON'
import collections
import json
import pathlib
import statistics
import sys

COMPONENTS = ["monitor", "inspector", "controller", "notifier", "evaluator"]
work = pathlib.Path(sys.argv[1])
bad = False


def reports(name):
    for file in sorted((work / name).glob("*.json")):
        try:
            yield json.loads(file.read_text())
        except ValueError:
            yield {"verdict": "none", "cleanup": "unknown", "timeline": [], "costs": [], "total_s": None}


def steps(report):
    """Seconds from the fault, by checkpoint and by what Nova or Masakari showed."""
    began = next((step["first"] for step in report["timeline"] if step["checkpoint"] == "T00"), None)
    return {step["checkpoint"] or step["what"]: step["last"] - began for step in report["timeline"] if began}


def seconds(values):
    values = [value for value in values if value is not None]
    return f"{statistics.median(values):.3f}" if values else "–"


def row(*cells):
    print("|", " | ".join(cells), "|")


all_runs = {name: list(reports(name)) for name in sys.argv[2:]}
row("chain", "verdicts", "what was left", "checkpoints, s after the fault", "owner told, s after the fault: each run")
row(*["---"] * 5)
for name, made in all_runs.items():
    verdicts = collections.Counter(report["verdict"] for report in made)
    unclean = sum(report["cleanup"] != "complete" for report in made)
    left = unclean or (work / name / "left").exists()
    bad = bad or bool(left) or set(verdicts) != {"PASS"}
    seen = [steps(report) for report in made]
    names = list(dict.fromkeys(step for one in seen for step in one if step != "T00"))
    row(name, ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()), "see above" if left else "nothing",
        ", ".join(f"{step} {seconds(one.get(step) for one in seen)}" for step in names),
        ", ".join(seconds([report["total_s"]]) for report in made))
print()
row("chain", *COMPONENTS)
row(*["---"] * (len(COMPONENTS) + 1))
for name, made in all_runs.items():
    # Where two of them cannot be told apart, their time stands with the first.
    costs = [{cost["components"][0]: cost["seconds"] for cost in report["costs"]} for report in made]
    row(name, *(seconds(cost.get(component) for cost in costs) for component in COMPONENTS))
sys.exit(bad)
PYTHON
