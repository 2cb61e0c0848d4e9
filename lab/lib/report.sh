# What the lab tells its user. Everything goes to stderr; stdout is for `env`, `status` and `check`.
# shellcheck shell=bash

LAB_BEGUN=$EPOCHREALTIME

say() {
    echo "lab: $*" >&2
}

die() {
    say "$*"
    exit 1
}

# The command line is wrong.
wrong() {
    say "$* (lab/lab --help)"
    exit 2
}

# Seconds since the moment given, or since the beginning for 0.
elapsed() { # EPOCH-SECONDS
    local since=$1
    [[ $since != 0 ]] || since=$LAB_BEGUN
    awk -v a="$since" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'
}

# Runs one step of the way and says how long it took. What fails once is done again; what fails twice is the end.
# To be called as a plain command: a step stops at its first error only where bash heeds `set -e`.
step() { # TITLE COMMAND...
    local title=$1 log=$LAB_STATE/log/lab.log attempt status begun
    shift
    for attempt in 1 2; do
        begun=$EPOCHREALTIME
        printf 'lab: %-40s ' "$title" >&2
        echo "== $(date --iso-8601=seconds) $title" >>"$log"
        (set -e; "$@") >>"$log" 2>&1
        status=$?
        if [[ $status -eq 0 ]]; then
            printf '%6s s   (%s s in all)\n' "$(elapsed "$begun")" "$(elapsed 0)" >&2
            return 0
        fi
        printf '%6s s   failed\n' "$(elapsed "$begun")" >&2
        [[ $status -lt 128 ]] || break
        [[ $attempt -eq 2 ]] || say "once more; the reason: $(tail -n 1 "$log")"
    done
    awk '/^== / { text = ""; next }
        { text = text "lab:   | " $0 "\n" } END { printf "%s", text }' "$log" | tail -n 8 >&2
    die "$title: failed, see $log; then: lab/lab down, and lab/lab up again"
}

# Waits until a command succeeds. Gives up at once when the service it waits for is gone.
wait_for() { # WHAT SECONDS SERVICE|- COMMAND...
    local what=$1 end=$((SECONDS + $2)) service=$3
    shift 3
    until "$@" >/dev/null 2>&1; do
        if [[ $service != - ]] && ! is_running "$service"; then
            echo "$service ended by itself, see $LAB_STATE/log/$service.log: $(tail -n 1 "$LAB_STATE/log/$service.log")"
            return 1
        fi
        if ((SECONDS >= end)); then
            echo "$what did not happen, see the logs in $LAB_STATE/log"
            return 1
        fi
        sleep 0.2
    done
}
