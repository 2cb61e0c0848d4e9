#!/bin/bash
# Builds doctor-functest when needed and runs it: ./run-functest.sh [COMMAND] [OPTIONS], by default the command "run".
# CI_DEBUG=true shows what it does.

set -e -u -o pipefail
[[ "${CI_DEBUG:-false}" != [Tt]rue ]] || set -x

top=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
program=$top/target/doctor-functest
log=$top/target/build.log

fail() {
    echo "run-functest.sh: $1" >&2
    exit 2
}

# What fails here without a word of ours ends with 1 for the shell, which is FAIL's code.
trap '[[ $? -ne 1 ]] || exit 2' EXIT

is_built() {
    [[ -x "$program" && -s "$program" ]] || return 1
    [[ -z "$(find "$top/pom.xml" "$top/src/main" "$top/functest-profiles" -newer "$program" -print -quit)" ]]
}

build() {
    if [[ -n "${JAVA_HOME:-}" ]]; then
        [[ -x "$JAVA_HOME/bin/javac" ]] || fail "no JDK at JAVA_HOME ($JAVA_HOME): set it to a JDK 17 or newer"
    else
        command -v javac >/dev/null || fail "no JDK found to build with: install JDK 17 or newer, or set JAVA_HOME to one"
    fi
    command -v mvn >/dev/null || fail "no mvn found to build with: install Maven 3.8 or newer"

    { mkdir -p "$top/target" && true >>"$log"; } 2>/dev/null || fail "cannot build: $top/target cannot be written to"
    echo "building doctor-functest (only once; log in $log) ..." >&2
    if ! mvn -B -ntp -f "$top/pom.xml" package -Dmaven.test.skip -Djacoco.skip >"$log" 2>&1; then
        cat "$log" >&2
        fail "the build failed, see above"
    fi
}

# In the C locale Java reads names of files as ASCII, and Maven does not even start in a folder of another name.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    "" | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

is_built || build

[[ $# -gt 0 ]] || set -- run
exec "$program" "$@"
