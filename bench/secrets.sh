#!/bin/bash
# Looks for secrets where a command may have left them: bench/secrets.sh COMMAND [ARGUMENT...]
#
# Runs the command while the lab is up, with a persona or without, and looks for every secret of the lab in: the
# arguments of all processes of the machine and its nodes, again and again while it runs; what it prints; the folder
# that it runs in, with the logs and reports of its runs; the files of all nodes, those aside that had one before; shell
# histories. Secrets are the lab's passwords and private keys, and whatever looks like a token of Keystone, the address
# of an alarm or a password that a run has made up.
# Prints one line for each find and a count; exits 1 when anything was found, 2 when the command could not be run.

set -u -o pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
state=${LAB_STATE:-/var/lib/doctor-lab}
shapes='gAAAA[A-Za-z0-9_-]{40}|/failure/[0-9a-f]{16}|Dr-[0-9a-f]{48}|BEGIN [A-Z]+ PRIVATE KEY'

fail() {
    echo "secrets: $1" >&2
    exit 2
}

[[ $# -gt 0 ]] || fail "which command? $0 COMMAND [ARGUMENT...]"
[[ -r $state/secrets ]] || fail "there is no lab in $state, or you may not read it: sudo $top/lab/lab up"

work=$(mktemp -d)
sampler=
# shellcheck disable=SC2317 # called by the trap
end() {
    [[ -z $sampler ]] || kill "$sampler" 2>/dev/null
    rm -rf "$work"
}
trap end EXIT
umask 077

# One a line, in a file: as an argument of grep they would be found.
secrets() {
    sed 's/^[^=]*=//' "$state/secrets"
    cat "$state"/nodes/password "$state"/nodes/installer-cloud-password 2>/dev/null | sed 's/$/\n/'
    sed '/PRIVATE KEY/d' "$state/ssh/id_ed25519" "$state/nodes/key" 2>/dev/null
}
secrets | grep -E '.{12}' | sort -u >"$work/secrets"

# The names of the files below some folders that hold one.
holders() { # FOLDER...
    { grep -rlIaFf "$work/secrets" "$@"; grep -rlIaE "$shapes" "$@"; } 2>/dev/null | sort -u
}

node_files() {
    [[ ! -d $state/nodes ]] || find "$state/nodes" -mindepth 2 -maxdepth 2 -type d -name root
}

# All arguments of all processes, ours aside.
sample() {
    while :; do
        cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n' >"$work/now"
        { grep -aFf "$work/secrets" "$work/now"; grep -aE "$shapes" "$work/now" | grep -vaF "$shapes"; } \
            >>"$work/arguments"
        sleep 0.2
    done
}

histories() {
    find "$state/nodes" /root /home "$PWD" -maxdepth 6 -name '.*_history' -type f 2>/dev/null
}

mapfile -t roots < <(node_files)
[[ ${#roots[@]} -eq 0 ]] || holders "${roots[@]}" >"$work/before"
touch "$work/before" "$work/arguments"
sample &
sampler=$!
"$@" > >(tee "$work/output") 2> >(tee "$work/errors" >&2)
status=$?
[[ $status -lt 126 ]] || fail "$1 could not be run: exit code $status"
kill "$sampler"
wait "$sampler" 2>/dev/null
sampler=

{
    sort -u "$work/arguments" | sed 's/^.*$/the arguments of a process/'
    holders "$work/output" "$work/errors" | sed 's/^.*\//what it printed: /'
    holders "$PWD" | grep -v '/\.git/' | sed 's/^/a file of its own: /'
    [[ ${#roots[@]} -eq 0 ]] || holders "${roots[@]}" | comm -13 "$work/before" - | sed 's/^/a file of a node: /'
    histories | while read -r file; do holders "$file"; done | sed 's/^/a shell history: /'
} | sort -u >"$work/found"

cat "$work/found"
echo "secrets: $(wc -l <"$work/secrets") looked for, exit code of the command $status, $(wc -l <"$work/found") found"
[[ ! -s $work/found ]]
