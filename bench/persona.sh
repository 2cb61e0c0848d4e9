#!/bin/bash
# Runs on each persona of the lab, with figures: bench/persona.sh [RUNS]
#
# For apex (docker, podman, plain), fuel, daisy (kolla, plain), kolla and osa (lxc, plain) in turn the lab is made that deployment, with
# controllers that are not configured for a test (lab/lab up --persona KIND --unpatched); then RUNS runs (default 3) of
# `doctor-functest run`.
# One line a run: deployment, verdict, exit code, detection and notification after the link was down, the whole run, and
# whether each file of the controllers' configuration is what it was (sum, owner, mode). At the end the lab has no
# persona. Exits 1 when a run did not pass or a file was changed. Run as root; needs python3. KINDS narrows it down, to
# "apex/docker fuel/plain"; TROUBLE=no-direct or jump-only is handed on to the lab.

set -u -o pipefail

# shellcheck source=SCRIPTDIR/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
runs=${1:-3}
read -r -a kinds <<<"${KINDS:-apex/docker apex/podman apex/plain fuel/plain daisy/kolla daisy/plain kolla/kolla osa/lxc osa/plain}"
work=$(mktemp -d)
bad=0
trap '"$top/lab/lab" up --persona none; rm -rf "$work"' EXIT

configuration() { # of all controllers: LAB_STATE, LAB_CONTROLLERS
    local name
    for name in $(tr ',' '\n' <<<"$LAB_CONTROLLERS" | cut -d= -f1); do
        find "$LAB_STATE/nodes/$name/root"/{etc/nova,etc/ceilometer,etc/kolla,openstack,var/lib/config-data,var/lib/lxc} -type f \
            -printf '%m %U %G %p ' -exec sha256sum {} \; 2>/dev/null || true # each layout has some of these folders
    done | sort
}

# Verdict, and seconds of detection, notification and the whole run.
figures() {
    python3 -c '
import json, sys
result = json.load(sys.stdin)
detected = result["detected"] - result["fault"]["injected"]
told = result["latency_s"]["last"]
print(result["verdict"], f"{detected:.3f}", f"{detected + told:.3f}")'
}

printf '%-14s %3s  %-8s %4s %10s %13s %8s  %s\n' deployment run verdict exit detected notified 'whole s' files
for kind in "${kinds[@]}"; do
    "$top/lab/lab" up --persona "${kind%/*}" --layout "${kind#*/}" --unpatched \
        ${TROUBLE:+--trouble "$TROUBLE"} 2>"$work/up" || { cat "$work/up" >&2; bad=1; continue; }
    for ((run = 1; run <= runs; run++)); do
        (
            eval "$("$top/lab/lab" env)"
            unset "${!OS_@}"
            export DOCTOR_SSH_KNOWN_HOSTS=$work/known_hosts # nodes have keys of their own in each lab
            cd "$work" || exit
            configuration >"$work/before"
            begun=$EPOCHREALTIME
            "$program" run --profile "${kind%/*}" --alarm-match display-name -f json >"$work/out" 2>"$work/err"
            code=$?
            whole=$(awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }')
            configuration | cmp -s "$work/before" && files=same || files=CHANGED
            read -r verdict detected notified < <(figures <"$work/out" 2>/dev/null || echo none - -)
            printf '%-14s %3s  %-8s %4s %10s %13s %8s  %s\n' \
                "$kind" "$run" "$verdict" "$code" "$detected" "$notified" "$whole" "$files"
            [[ $code -eq 0 && $files == same ]] || { tail -n 3 "$work/err" >&2; exit 1; }
        ) || bad=1
    done
done
exit "$bad"
