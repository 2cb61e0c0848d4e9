# shellcheck shell=bash
# What the scripts here begin with, which source it: the program, and the lab. PROGRAM in the environment is another build of it.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${PROGRAM:-$top/target/doctor-functest}

fail() {
    local script=${0##*/}
    echo "${script%.sh}: $1" >&2
    exit 2
}
[[ -x $program ]] || fail "$program is missing; it is built by ./run-functest.sh --help"

# The lab's credentials and hosts, as exported variables.
enter_lab() {
    local environment
    environment=$(bash "$top/lab/lab" env) || fail "there is no lab: lab/lab up"
    eval "$environment"
}
